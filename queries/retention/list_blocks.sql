-- Where a page of a narrowed retention list stands in an order, and how many persons there are in all.
-- From which place to which it is to be read, how many fitting ones to pass over there and how many to take.
-- The blocks count everybody as the status was at the import. `added` and `removed` are the positions that have come
-- into the status since or have left it, two stretches each; whose decision is not asked for is taken off.
-- roles: officer
-- param today: date
-- param sorting: text
-- param status: text?
-- param first: integer
-- param last: integer
-- param blocks: integer[]
-- param relationships: text[]
-- param rules: text[]
-- param sources: text[]
-- param decisions: text[]
-- param added: integer[]
-- param removed: integer[]
-- param descending: boolean
-- param skip: integer
-- param size: integer
with decided as (
    select
        stand_now.*,
        -1 as persons,
        case
            when person_now.held then 'held' when person_now.queued_action is not null then 'queued'
            when person_now.kept_until >= $today then 'kept_until'
            when person_now.has_open_request then 'requested' else 'none'
        end as decision
    from stand_now
    join person_now on person_now.person_no = stand_now.person_no
    where len($decisions::varchar[]) > 0 and stand_now.list_position between $first and $last
),

moved as (
    select *, 1 as persons from retention_place where list_position between ($added::integer[])[1] and ($added::integer[])[2]
    union all by name
    select *, 1 as persons from retention_place where list_position between ($added::integer[])[3] and ($added::integer[])[4]
    union all by name
    select *, -1 as persons from retention_place where list_position between ($removed::integer[])[1] and ($removed::integer[])[2]
    union all by name
    select *, -1 as persons from retention_place where list_position between ($removed::integer[])[3] and ($removed::integer[])[4]
    union all by name
    select * from decided where not list_contains($decisions::varchar[], decision)
),

counted as (
    select block_no, persons, relationship, rule, source
    from retention_block
    where sorting = $sorting
        and block_no between ($blocks::integer[])[1] and ($blocks::integer[])[2]
        and ($status::varchar is null or status = $status)
    union all
    select
        case $sorting
            when 'name' then name_place when 'company' then company_place
            when 'last_contact_on' then last_contact_on_place else list_position
        end // 2048,
        persons, relationship, rule, source
    from moved
),

block as (
    select block_no, sum(persons)::integer as persons
    from counted
    where (len($relationships::varchar[]) = 0 or list_contains($relationships::varchar[], relationship))
        and (len($rules::varchar[]) = 0 or list_contains($rules::varchar[], rule))
        and (len($sources::varchar[]) = 0 or list_contains($sources::varchar[], source))
    group by block_no
    having sum(persons) > 0
),

asked as (
    select
        total,
        greatest(least($size::integer, total - $skip::integer), 0) as size,
        if($descending, greatest(total - $skip::integer - $size::integer, 0), $skip::integer) as skip
    from (select coalesce(sum(persons), 0)::integer as total from block)
)

select
    any_value(asked.total) as total,
    any_value(asked.size) as size,
    coalesce(any_value(asked.skip) - max(upto) filter (where upto <= asked.skip), any_value(asked.skip)) as skip,
    min(block_no) filter (where upto > asked.skip) * 2048 as first_place,
    min(block_no) filter (where upto >= asked.skip + asked.size) * 2048 + 2047 as last_place
from asked
left join (select block_no, sum(persons) over (order by block_no)::integer as upto from block) on true
