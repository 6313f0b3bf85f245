-- One event with its payload, to be told what does not fit in it.
-- roles: system
-- param seq: bigint
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
    material_hash,
    details,
    payload
from queue.request_event
where seq = $seq
