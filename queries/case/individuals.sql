-- The privacy records (Individual) of a case's persons with every column.
-- roles: officer, staff
-- param case_id: text
select individual.*
from individual
where individual.person_no in (select person_no from case_person where case_id = $case_id)
order by individual.person_no, individual.Id
