-- Add the rows of the registered frame `incoming` to request_record.
-- roles: system
-- writes
insert into queue.request_record by name
select *
from incoming
