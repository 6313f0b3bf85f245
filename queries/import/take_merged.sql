-- Puts the merged records in the place of those that came more than once.
-- roles: import
-- writes
insert into incoming by name
select *
from merged
