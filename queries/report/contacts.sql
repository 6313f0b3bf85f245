-- The contacts and leads of a case's persons with every column, deleted ones too.
-- roles: officer, staff
-- param case_id: text
select contact.* exclude (person_no, file_no)
from contact
where contact.person_no in (select person_no from case_person where case_id = $case_id)
order by contact.object, contact.Id
