-- Every kind of act that stands in the history.
-- roles: officer
select distinct step
from queue.request_event
order by step
