-- A page of the cases of a group with their persons, by case number.
-- The persons lie scattered: their cards are read by their places.
-- roles: officer, staff
-- param state: text
-- param claimed_by: text?
-- param group_no: integer
-- param after: integer
-- param rows: integer
with shown as (
    select
        case_id,
        case_number,
        received_on,
        claimed_by,
        changed_at
    from case_now
    where
        state = $state
        and ($claimed_by::varchar is null or claimed_by = $claimed_by)
        and coalesce(batch_no, -case_number) = $group_no
        and case_number > $after
    order by case_number
    limit $rows
),

member as materialized (
    select case_id, person_no from case_person where case_id in (select case_id from shown)
),

found_card as materialized (
    select person_no, card from person_card where rowid in (select person_no - 1 from member)
),

card as (
    select person_no, unpacked(card) as part from found_card
)

select
    shown.*,
    named.person,
    named.company
from shown
left join (
    select
        member.case_id,
        string_agg(coalesce(card.part.name, card.part.email), ', ' order by member.person_no) as person,
        any_value(card.part.company) as company
    from member
    join card on card.person_no = member.person_no
    group by member.case_id
) as named on named.case_id = shown.case_id
order by shown.case_number
