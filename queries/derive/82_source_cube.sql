-- Persons by the day they entered, their source and relationship (clause 7).
-- roles: import
-- writes
create or replace table source_cube as
select
    created_on,
    source,
    source_value,
    relationship,
    count(*) as persons
from person_status
group by all
order by created_on, source, source_value, relationship
