-- The positions of each status in the retention list as it was at the import.
-- roles: officer
select status, first_position, last_position
from retention_bound
