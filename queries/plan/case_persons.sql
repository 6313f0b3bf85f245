-- The persons of some cases in this snapshot, with the case's number as their owner.
-- roles: officer, staff, system
-- param case_ids: text[]
select
    case_now.case_number as owner,
    case_person.person_no
from case_now
join case_person on case_person.case_id = case_now.case_id
where case_now.case_id in (select unnest($case_ids::varchar[]))
order by owner, case_person.person_no
