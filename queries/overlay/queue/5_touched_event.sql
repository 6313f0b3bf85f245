-- The events of touched cases: every one at first.
-- roles: system
-- writes
create view touched_event as
select
    seq,
    case_id,
    version,
    step,
    state,
    actor,
    happened_at,
    reason_code,
    details
from queue.request_event
where case_id is not null
