-- Persons by number, as an officer sees them in a search.
-- roles: officer
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
    name,
    title,
    company,
    email,
    phone,
    deleted
from card
order by name, person_no
