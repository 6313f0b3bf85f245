-- What every control found in a snapshot, beside what it found in the one before that was looked at.
-- roles: officer, system
-- param snapshot_id: text
with looked_at as (
    select
        control,
        snapshot_id,
        day,
        open_rows,
        affected
    from queue.control_result
    where snapshot_id <= $snapshot_id
),

before as (
    select
        control,
        arg_max({'day': day, 'open_rows': open_rows}, snapshot_id) as figure
    from looked_at
    where snapshot_id < $snapshot_id
    group by control
)

select
    looked_at.control,
    looked_at.day,
    looked_at.open_rows,
    looked_at.affected,
    before.figure.day as before_on,
    before.figure.open_rows as open_before
from looked_at
left join before on before.control = looked_at.control
where looked_at.snapshot_id = $snapshot_id
order by looked_at.control
