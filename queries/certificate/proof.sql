-- The event by which a copy of the register proved that a case was carried out, with its place in the chain.
-- What was carried out anew, or has failed since, is proved by no earlier copy.
-- roles: officer, staff
-- param case_id: text
with told as (
    select
        max(version) filter (where json_exists(details, '$.proved')) as proved,
        max(version) filter (where step in ('execute', 'fail')) as undone
    from queue.request_event
    where case_id = $case_id
)

select
    seq,
    hash,
    snapshot_id,
    happened_at,
    ground,
    details
from queue.request_event
where case_id = $case_id
    and version = (select proved from told where proved > coalesce(undone, 0))
