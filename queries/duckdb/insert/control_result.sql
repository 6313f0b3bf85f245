-- Add the rows of the registered frame `incoming` to control_result.
-- roles: system
-- writes
insert into queue.control_result by name
select *
from incoming
