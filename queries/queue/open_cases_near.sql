-- Cases that are not closed and are about any of some records.
-- roles: system
-- param terminal: text[]
-- param record_ids: text[]
with last_version as (
    select
        case_id,
        max(version) as version
    from queue.request_event
    where case_id in (
        select record.case_id
        from queue.request_record as record
        where record.record_id in (select unnest($record_ids::varchar[]))
    )
    group by case_id
)

select
    request.case_id,
    request.case_number,
    request.kind,
    request.action,
    request.salesforce_ids,
    request.parameters,
    event.state
from last_version
join queue.request_queue as request on request.case_id = last_version.case_id
join queue.request_event as event
    on event.case_id = last_version.case_id
    and event.version = last_version.version
where event.state not in (select unnest($terminal::varchar[]))
order by request.case_number
