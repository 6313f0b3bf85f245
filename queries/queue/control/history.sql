-- The figures of every control at every import, the oldest first (NULL where the copy could not be looked at).
-- roles: officer, system
select
    result.control,
    result.snapshot_id,
    result.day,
    result.open_rows,
    result.affected
from queue.control_result as result
order by result.snapshot_id, result.control
