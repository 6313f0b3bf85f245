-- Touch every case, so that everything is worked out.
-- roles: system
-- writes
insert into touched_case
select case_id, case_number
from queue.request_queue
