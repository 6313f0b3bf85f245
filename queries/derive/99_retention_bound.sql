-- The positions of each status in the retention list as it was at the import.
-- roles: import
-- writes
create or replace table retention_bound as
select
    status,
    min(list_position) as first_position,
    max(list_position) as last_position
from retention_place
group by status
