-- The records of a case's persons, and what made the program take them for one person.
-- roles: officer, staff
-- param case_id: text
select
    person_record.record_id,
    person_record.object as linked_object,
    person_record.link_reason,
    person_record.linked_to
from person_record
where person_record.person_no in (select person_no from case_person where case_id = $case_id)
order by person_record.object, person_record.record_id
