-- Cases whose row and history do not go together.
-- `fault`: row (it says otherwise than the opening event), events (there are none, or one is missing), or
-- case (events of a case that has no row).
-- roles: system
with history as (
    select
        case_id,
        count(*) as events,
        min(version) as first_version,
        max(version) as last_version
    from queue.request_event
    where case_id is not null
    group by case_id
)

select
    coalesce(request.case_id, history.case_id) as case_id,
    request.case_number,
    case
        when request.case_id is null then 'case'
        when
            history.case_id is null
            or history.first_version <> 1
            or history.last_version <> history.events
            then 'events'
        else 'row'
    end as fault
from queue.request_queue as request
full join history on history.case_id = request.case_id
left join queue.request_event as opening
    on opening.case_id = request.case_id
    and opening.version = 1
where
    request.case_id is null
    or history.case_id is null
    or history.first_version <> 1
    or history.last_version <> history.events
    or opening.step <> 'open'
    or opening.actor <> request.created_by
    or opening.happened_at <> request.created_at
    or coalesce(opening.reason_code, '') <> request.reason_code
    or coalesce(opening.snapshot_id, '') <> coalesce(request.snapshot_id, '')
    or strpos(opening.details, '"action":"' || request.action || '"') = 0
order by request.case_number, case_id
