-- The contacts, leads and individuals of a case's persons, each with what links it to the person.
-- known: the case was opened with this id; a record that joined the person later is not.
-- roles: officer, staff
-- param case_id: text
select
    person_record.person_no,
    person_record.object,
    person_record.record_id,
    person_record.link_reason,
    person_record.linked_to,
    case_record.record_id is not null as known
from case_person
join person_record on person_record.person_no = case_person.person_no
left join case_record
    on case_record.case_id = case_person.case_id
    and case_record.record_id = person_record.record_id
where case_person.case_id = $case_id
order by person_record.person_no, person_record.object, person_record.record_id
