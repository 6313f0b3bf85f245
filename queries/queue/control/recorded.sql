-- How many controls have their figures for a snapshot; no row where none has.
-- roles: system
-- param snapshot_id: text
select count(*) as controls
from queue.control_result as result
where result.snapshot_id = $snapshot_id
having count(*) > 0
