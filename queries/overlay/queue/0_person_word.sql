-- A name as it is compared: its words in small letters, without marks, in alphabetical order.
-- roles: system
-- writes
create macro person_word(name) as
    array_to_string(list_sort(regexp_extract_all(strip_accents(lower(nfc_normalize(name))), '[\p{L}\p{N}]+')), ' ')
