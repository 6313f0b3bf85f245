-- How the figures of the whole register have moved; one row a day and figure, the last import of a day counts.
-- roles: officer, manager
-- counts: value
-- apart
-- param figures: text[]
select
    taken_on,
    figure,
    arg_max(value, snapshot_id) as value
from figure_history
where figure in (select unnest($figures::varchar[]))
    and dimension is null
group by taken_on, figure
order by taken_on, figure
