-- Everybody who stands in the history.
-- roles: officer
select distinct actor
from queue.request_event
order by actor
