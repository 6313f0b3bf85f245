-- The figures of this import, to be compared with earlier and later ones; dimension is NULL for all persons.
-- roles: import
-- param snapshot_id: text
-- param today: date
-- param due_soon_days: integer
-- writes
create or replace table figure_history as
with state as (
    select
        relationship,
        source,
        case
            when expires_on is null then 'retention_unknown'
            when expires_on < $today then 'expired'
            when expires_on <= $today + $due_soon_days then 'due_soon'
            else 'kept'
        end as state
    from person_status
),

figure as (
    select 'persons' as figure, relationship as dimension, count(*) as value
    from state
    group by grouping sets ((), relationship)
    union all
    select 'source', source, count(*)
    from state
    group by source
    union all
    select known.state, state.relationship, count(state.state)
    from unnest(['expired', 'due_soon', 'kept', 'retention_unknown']) as known (state)
    left join state on state.state = known.state
    group by grouping sets (known.state, (known.state, state.relationship))
    having grouping(state.relationship) = 1 or state.relationship is not null
    union all
    select 'opted_out', channel, sum(persons)
    from opt_out_cube
    group by channel
)

select
    $snapshot_id as snapshot_id,
    $today as taken_on,
    figure,
    dimension,
    value::bigint as value
from figure
order by figure, dimension nulls first
