-- Add the rows of the registered frame `incoming` to suppression.
-- roles: system
-- writes
insert into queue.suppression by name
select *
from incoming
