-- Consents and refusals of a case's persons with every column.
-- roles: officer, staff
-- param case_id: text
select consent.* exclude (person_no, file_no)
from consent
where consent.person_no in (select person_no from case_person where case_id = $case_id)
order by consent.object, consent.Id
