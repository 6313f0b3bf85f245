-- Every step of a case, the newest first.
-- roles: officer, staff
-- param case_id: text
select
    version,
    step,
    state,
    actor,
    role,
    happened_at,
    reason_code,
    ground,
    snapshot_id,
    material_hash,
    details
from queue.request_event
where case_id = $case_id
order by version desc
