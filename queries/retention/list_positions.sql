-- Some rows of the retention list by their positions, with what has been decided since the import.
-- Row and card by their places in the tables: a filter on the numbers would read all the numbers around each.
-- roles: officer
-- param positions: integer[]
with shown as materialized (
    select list_position, person_no, relationship, source, rule, at_end, last_contact_on, expires_on
    from retention_list
    where rowid in (select unnest($positions::integer[]) - 1)
),

-- The texts from the cards: these rows lie scattered.
found_card as materialized (
    select person_no, card
    from person_card
    where rowid in (select person_no - 1 from shown)
),

card as (
    select person_no, unpacked(card) as part
    from found_card
)

select
    shown.*,
    card.part.name,
    card.part.company,
    card.part.email,
    coalesce(person_now.held, false) as held,
    person_now.kept_until,
    coalesce(person_now.has_open_request, false) as has_open_request,
    person_now.queued_action
from shown
join card on card.person_no = shown.person_no
left join person_now on person_now.person_no = shown.person_no
-- Nobody else is ever shown, should a row stand in another place.
where shown.list_position in (select unnest($positions::integer[]))
order by shown.list_position
