-- Which persons of this snapshot a touched case is about; nobody where its records are gone, several if they were split.
-- roles: system
-- writes
create view case_person_anew as
select distinct
    case_record.case_id,
    owner.person_no
from case_record
join record_owner as owner
    on owner.id_high = id_high(case_record.record_id) and owner.id_low = id_low(case_record.record_id)
where case_record.case_id in (select case_id from touched_case)
order by owner.person_no
