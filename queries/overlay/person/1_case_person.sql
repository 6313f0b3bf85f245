-- Which persons of this snapshot a case is about; nobody where its records are gone, several if they were split.
-- roles: system
-- writes
create table case_person as
select distinct
    case_record.case_id,
    person_record.person_no
from case_record
join person_record on person_record.record_id = case_record.record_id
order by person_record.person_no
