-- When the newest event of the history happened (UTC): of the last number, whatever clocks said before.
-- roles: system
select happened_at
from queue.request_event
where seq = (select max(seq) from queue.request_event)
