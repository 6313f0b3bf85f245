-- The open cases of a person: what is queued, kept, held or asked, the oldest first.
-- roles: officer
-- param person_no: integer
-- param closed: text[]
select
    case_now.case_number,
    case_now.kind,
    case_now.action,
    case_now.state
from case_person
join case_now on case_now.case_id = case_person.case_id
where
    case_person.person_no = $person_no
    and case_now.state not in (select unnest($closed::varchar[]))
order by case_now.case_number
