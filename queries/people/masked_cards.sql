-- Persons by number, masked: enough to tell who is meant, too little to read the register.
-- Initials of the name, first letters of the address, the company; staff open the person with a case.
-- roles: officer, staff
-- param persons: integer[]
with found as materialized (
    select person_no, deleted, card
    from person_card
    where rowid in (select unnest($persons::integer[]) - 1)
),

-- Nobody else is ever shown, should a card stand in another place.
card as (
    select person_no, deleted, unnest(unpacked(card))
    from found
    where person_no in (select unnest($persons::integer[]))
)

select
    person_no,
    array_to_string(
        list_transform(string_split(name, ' '), lambda word: left(word, 1) || '***'),
        ' '
    ) as name,
    company,
    left(email, 1)
        || '***@'
        || left(split_part(email, '@', 2), 1)
        || '***.'
        || split_part(email, '.', -1) as email,
    if(phone is null, null, '*** ' || right(phone, 2)) as phone,
    deleted
from card
order by name, person_no
