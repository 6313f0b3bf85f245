-- Add the rows of the registered frame `incoming` to request_event.
-- roles: system
-- writes
insert into queue.request_event by name
select *
from incoming
