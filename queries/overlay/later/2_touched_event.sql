-- The events of touched cases, read from the queue once for all that is worked out from them.
-- roles: system
-- writes
create table touched_event as
select *
from every_event
limit 0
