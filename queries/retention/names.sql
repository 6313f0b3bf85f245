-- The names and companies of a few persons, to be shown before a decision.
-- roles: officer
-- param person_nos: integer[]
with found as materialized (
    select person_no, card
    from person_card
    where rowid in (select unnest($person_nos::integer[]) - 1)
),

-- Nobody else is ever shown, should a card stand in another place.
card as (
    select person_no, unpacked(card) as part
    from found
    where person_no in (select unnest($person_nos::integer[]))
)

select
    person_no,
    part.name,
    part.company
from card
order by person_no
