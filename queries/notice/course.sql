-- How many rows of a control stood open at each import, the oldest first.
-- roles: officer, system
-- param control: text
select
    day as taken_on,
    control as figure,
    open_rows as value
from queue.control_result
where control = $control
order by snapshot_id
