-- How many persons there are from each source (clause 7).
-- roles: officer, manager, system
-- counts: persons
select
    source,
    sum(persons)::bigint as persons
from source_day_cube
group by source
order by persons desc, source
