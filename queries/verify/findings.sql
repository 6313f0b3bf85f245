-- Which of some checks (source, contact details) have left their finding as it was.
-- roles: system
-- param case_ids: text[]
select distinct case_now.case_id
from case_now
join case_person on case_person.case_id = case_now.case_id
join person_status on person_status.person_no = case_person.person_no
where case_now.case_id in (select unnest($case_ids::varchar[]))
    and (
        (case_now.action = 'source_check' and person_status.source = 'unknown')
        or (case_now.action = 'contact_check' and person_status.at_end = 'check')
    )
order by case_now.case_id
