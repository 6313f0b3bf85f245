-- Add the rows of the registered frame `incoming` to write_back_item.
-- roles: system
-- writes
insert into queue.write_back_item by name
select *
from incoming
