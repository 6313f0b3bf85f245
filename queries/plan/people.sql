-- The Salesforce records of some persons: their contacts, leads and individuals.
-- roles: officer, staff, system
-- param person_nos: integer[]
select
    person_no,
    record_id
from person_record
where person_no in (select unnest($person_nos::integer[]))
order by person_no, record_id
