-- When the newest event of the history happened (UTC): of the last number, whatever clocks said before.
-- The event that begins sealing is written by the start itself, and says no more than the clock that is asked about.
-- roles: system
select happened_at
from queue.request_event
where seq = (select max(seq) from queue.request_event where step <> 'begin_sealing')
