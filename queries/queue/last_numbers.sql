-- The highest case, batch and intake numbers so far (0 before the first).
-- roles: system
select
    coalesce(max(case_number), 0) as case_number,
    coalesce(max(batch_no), 0) as batch_no,
    coalesce(max(intake_no), 0) as intake_no
from queue.request_queue
