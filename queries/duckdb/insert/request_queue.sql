-- Add the rows of the registered frame `incoming` to request_queue.
-- roles: system
-- writes
insert into queue.request_queue by name
select *
from incoming
