-- The texts of a person's card by their names; what was empty is NULL. `derive/92_person_card_text` packs them.
-- roles: system
-- writes
create macro unpacked(card) as list_transform(
    [string_split(card, chr(31))],
    lambda part: {
        'name': nullif(part[1], ''),
        'title': nullif(part[2], ''),
        'company': nullif(part[3], ''),
        'email': nullif(part[4], ''),
        'phone': nullif(part[5], '')
    }
)[1]
