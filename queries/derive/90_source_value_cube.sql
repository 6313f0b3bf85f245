-- Persons by what stands in Salesforce as their source and what it counts as (clause 7).
-- roles: import
-- writes
create or replace table source_value_cube as
select
    source_value,
    source,
    sum(persons)::bigint as persons
from source_cube
group by all
order by source_value, source
