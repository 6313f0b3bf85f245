-- How many records the stage has, and how many characters are in each of its columns.
-- roles: import
select
    count(*) as records,
    sum(length(columns(lambda name: not starts_with(name, 'no_'))))
from stage
