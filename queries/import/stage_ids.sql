-- How many records of the stage have an Id at all, and how many a sound one.
-- roles: import
select
    count(*) filter (where trim(Id) <> '') as filled,
    count(as_id(trim(Id))) as sound
from stage
