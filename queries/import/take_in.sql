-- Takes the stage in beside the other files of its table.
-- roles: import
-- writes
insert into incoming by name
select *
from typed
