-- A page of the cases of a group with their persons, by case number.
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
)

select
    shown.*,
    named.person,
    named.company
from shown
left join (
    select
        case_person.case_id,
        string_agg(coalesce(person.name, person.email), ', ' order by person.person_no) as person,
        any_value(person.company) as company
    from case_person
    join person on person.person_no = case_person.person_no
    where case_person.case_id in (select case_id from shown)
    group by case_person.case_id
) as named on named.case_id = shown.case_id
order by shown.case_number
