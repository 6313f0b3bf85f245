-- The number of the last event: what was counted before it may not hold any more.
-- roles: officer, system
select coalesce(max(seq), 0) as seq
from queue.request_event
