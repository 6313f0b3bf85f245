-- The contacts and leads of a case's persons with every column.
-- roles: officer, staff
-- param case_id: text
select contact.*
from contact
where contact.person_no in (select person_no from case_person where case_id = $case_id)
order by contact.person_no, contact.object, contact.Id
