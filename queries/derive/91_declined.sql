-- How many persons have declined marketing in any way, and of how many the records contradict each other.
-- roles: import
-- writes
create or replace table declined as
select
    count(*) filter (where opted_out) as opted_out,
    count(*) filter (where opt_out_conflict) as opt_out_conflicts
from person_status
