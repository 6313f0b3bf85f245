-- Every value that Salesforce gives as a source, what it counts as, and how many persons have it.
-- mapped: the value stood in the mapping at the import; an empty value is judged by rules instead.
-- roles: officer
with known as (
    select distinct lower(trim(source_value)) as known_value
    from source_mapping
)

select
    cube.source_value,
    cube.source,
    known.known_value is not null as mapped,
    sum(cube.persons)::bigint as persons
from source_value_cube as cube
left join known on known.known_value = lower(trim(cube.source_value))
group by all
order by persons desc, cube.source_value nulls last, cube.source
