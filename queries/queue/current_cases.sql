-- Cases as they stand: each with its first row and its last event. Missing ids are simply not there.
-- roles: system
-- param case_ids: text[]
with last_version as (
    select
        case_id,
        max(version) as version
    from queue.request_event
    where case_id in (select unnest($case_ids::varchar[]))
    group by case_id
)

select
    request.case_id,
    request.case_number,
    request.kind,
    request.action,
    request.salesforce_ids,
    request.parameters,
    request.batch_no,
    request.received_on,
    request.created_by,
    event.version,
    event.state,
    event.actor,
    event.step
from last_version
join queue.request_queue as request on request.case_id = last_version.case_id
join queue.request_event as event
    on event.case_id = last_version.case_id
    and event.version = last_version.version
order by request.case_number
