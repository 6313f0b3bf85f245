-- The case with a number, and the case that it continues.
-- roles: system
-- param case_number: integer
select
    case_id,
    previous_case_id
from queue.request_queue
where case_number = $case_number
