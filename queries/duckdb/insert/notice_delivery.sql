-- Add the rows of the registered frame `incoming` to notice_delivery.
-- roles: system
-- writes
insert into queue.notice_delivery by name
select *
from incoming
