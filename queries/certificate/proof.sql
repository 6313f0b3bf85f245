-- The event by which a copy of the register proved that a case was carried out, with its place in the chain.
-- roles: officer, staff
-- param case_id: text
select
    seq,
    hash,
    snapshot_id,
    happened_at,
    details
from queue.request_event
where case_id = $case_id
    and json_exists(details, '$.proved')
    and version = (
        select max(version)
        from queue.request_event
        where case_id = $case_id and json_exists(details, '$.proved')
    )
