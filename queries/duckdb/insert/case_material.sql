-- Add the rows of the registered frame `incoming` to case_material.
-- roles: system
-- writes
insert into queue.case_material by name
select *
from incoming
