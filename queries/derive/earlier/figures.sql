-- Carries the figures of earlier imports over from the previous snapshot.
-- roles: import
-- writes
insert into figure_history
select snapshot_id, taken_on, figure, dimension, value
from earlier.figure_history
where snapshot_id not in (select snapshot_id from main.figure_history)
order by snapshot_id, figure, dimension
