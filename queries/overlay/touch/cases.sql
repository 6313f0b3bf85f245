-- Touch the cases whose numbers are in the registered frame `incoming`.
-- roles: system
-- writes
insert into touched_case
select case_id, case_number
from queue.request_queue
where case_number in (select number from incoming)
