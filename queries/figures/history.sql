-- How the figures of the whole register have moved; one row a day and figure, the last import of a day counts.
-- The states of retention are kept by relationship, so they are summed; of the rest only the total is read.
-- roles: officer, manager
-- counts: value
-- param figures: text[]
with total as (
    select
        snapshot_id,
        taken_on,
        figure,
        sum(value)::bigint as value
    from figure_history
    where figure in (select unnest($figures::varchar[]))
        and (dimension = '' or figure in ('expired', 'due_soon', 'kept', 'retention_unknown'))
    group by all
)

select
    taken_on,
    figure,
    arg_max(value, snapshot_id) as value
from total
group by taken_on, figure
order by taken_on, figure
