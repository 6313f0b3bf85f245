-- How many records of the stage have an Id at all, and whether the first thousand hold a sound one.
-- roles: import
select
    count(*) filter (where trim(Id) <> '') as filled,
    (select count(as_id(trim(Id))) > 0 from (select Id from stage limit 1000)) as sound
from stage
