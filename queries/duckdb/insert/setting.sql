-- Add the rows of the registered frame `incoming` to setting.
-- roles: system
-- writes
insert into queue.setting by name
select *
from incoming
