-- Where the words to find persons by are gathered, before they are sorted.
-- roles: import
-- writes
create or replace temp table found_token (
    token varchar, person_no integer, is_word boolean, list_position integer
)
