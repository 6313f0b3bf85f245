-- What stays out of touched cases: records that are somebody else's, and objects that an erasure keeps, with the ground.
-- record_id is NULL for a whole object, ground (Art. 17(3)) for a record that was taken out. The newest word counts.
-- roles: system
-- writes
create view left_out_anew as
with newest as (
    select
        case_id,
        arg_max(details, version) filter (where step = 'take_out') as taken_out,
        arg_max(details, version) filter (where step = 'propose') as proposed
    from touched_event
    where step in ('take_out', 'propose')
    group by case_id
),

record as (
    select case_id, unnest(from_json(taken_out::json -> '$.records', '[["varchar"]]')) as found
    from newest
),

part as (
    select case_id, unnest(from_json(proposed::json -> '$.kept', '[["varchar"]]')) as found
    from newest
)

select case_id, found[1] as object, found[2] as record_id, null::varchar as ground
from record
union all
select case_id, found[1], null, found[2]
from part
