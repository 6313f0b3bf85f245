-- The privacy records (Individual) of a case's persons with every column.
-- roles: officer, staff
-- param case_id: text
select
    'Individual' as object,
    individual.* exclude (person_no, file_no)
from individual
where individual.person_no in (select person_no from case_person where case_id = $case_id)
order by individual.Id
