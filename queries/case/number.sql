-- The number of a case by its id.
-- roles: officer, staff
-- param case_id: text
select case_number
from case_now
where case_id = $case_id
