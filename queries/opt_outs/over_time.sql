-- How many persons had objected through each channel at each import; the last import of a day counts.
-- channel is NULL for persons in all, each counted once.
-- roles: officer
select
    taken_on,
    dimension as channel,
    arg_max(value, snapshot_id) as persons
from figure_history
where figure = 'opted_out'
group by taken_on, dimension
order by taken_on, dimension nulls first
