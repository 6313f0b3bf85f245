-- Persons by number, as an officer sees them in a search.
-- roles: officer
-- param persons: integer[]
with found as materialized (
    select person_no, deleted, card
    from person_card
    where person_no in (select unnest($persons::integer[]))
),

card as (
    select person_no, deleted, string_split(card, chr(31)) as part
    from found
)

select
    person_no,
    nullif(part[1], '') as name,
    nullif(part[2], '') as title,
    nullif(part[3], '') as company,
    nullif(part[4], '') as email,
    nullif(part[5], '') as phone,
    deleted
from card
order by name, person_no
