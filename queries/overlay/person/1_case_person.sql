-- Which persons of this snapshot a touched case is about; nobody where its records are gone, several if they were split.
-- roles: system
-- writes
create view case_person_anew as
select distinct
    case_record.case_id,
    person_record.person_no
from case_record
join person_record on person_record.record_id = case_record.record_id
where case_record.case_id in (select case_id from touched_case)
order by person_record.person_no
