-- Every event of some cases, oldest first.
-- roles: system, officer, staff
-- param case_ids: text[]
select
    seq,
    case_id,
    version,
    step,
    state,
    actor,
    role,
    happened_at,
    reason_code,
    ground,
    snapshot_id,
    details
from queue.request_event
where case_id in (select unnest($case_ids::varchar[]))
order by case_id, version
