-- Every event of every breach, the oldest first.
-- roles: system, officer, staff
select
    event.case_id,
    event.version,
    event.step,
    event.ground,
    event.details,
    event.material_hash,
    event.happened_at,
    event.actor
from queue.request_event as event
join case_now on case_now.case_id = event.case_id
where case_now.kind = 'breach'
order by event.case_id, event.version
