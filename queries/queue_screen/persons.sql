-- The persons of some cases in the current snapshot.
-- roles: officer, staff
-- param case_ids: text[]
select distinct person_no
from case_person
where case_id in (select unnest($case_ids::varchar[]))
order by person_no
