-- Touch the events whose places are in the registered frame `incoming`: those of touched cases.
-- roles: system
-- writes
insert into touched_event
select *
from every_event
where seq in (select number from incoming)
