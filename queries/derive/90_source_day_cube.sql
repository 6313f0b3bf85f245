-- Persons by the day they entered and their source alone (clause 7).
-- roles: import
-- writes
create or replace table source_day_cube as
select
    created_on,
    source,
    sum(persons)::bigint as persons
from source_cube
group by all
order by created_on, source
