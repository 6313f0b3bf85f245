-- The persons who go together with some cases: those of the same batch and act that nothing protects.
-- roles: officer, staff, system
-- param case_ids: text[]
select distinct case_person.person_no
from case_now as asked
join case_now as other on other.batch_no = asked.batch_no and other.action = asked.action
join case_person on case_person.case_id = other.case_id
left join person_now on person_now.person_no = case_person.person_no
where asked.case_id in (select unnest($case_ids::varchar[]))
    and other.state not in ('cancelled', 'superseded')
    and person_now.held is not true
    and person_now.kept_until is null
    and person_now.has_open_request is not true
