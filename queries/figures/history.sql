-- How the figures have moved from import to import; dimension is NULL for the whole register.
-- roles: officer, manager
-- counts: value
-- param figures: text[]
select
    taken_on,
    figure,
    dimension,
    arg_max(value, snapshot_id)::bigint as value
from figure_history
where figure in (select unnest($figures::varchar[]))
group by taken_on, figure, dimension
order by taken_on, figure, dimension
