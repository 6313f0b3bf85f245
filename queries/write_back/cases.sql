-- Some cases with how far each has come: records in its plan, done, refused, and still waiting for a result.
-- roles: officer, staff
-- param case_ids: text[]
with newest as (
    select
        case_id,
        arg_max(result, attempt) as result
    from queue.write_back_item
    where case_id in (select unnest($case_ids::varchar[]))
    group by case_id, object, record_id, action
),

counted as (
    select
        case_id,
        count(*)::integer as records,
        (count(*) filter (where result in ('succeeded', 'verified')))::integer as done,
        (count(*) filter (where result = 'failed'))::integer as refused,
        (count(*) filter (where result = 'downloaded'))::integer as downloaded,
        (count(*) filter (where result = 'standing'))::integer as standing
    from newest
    where result <> 'dropped'
    group by case_id
)

select
    case_now.case_id,
    case_now.case_number,
    case_now.version,
    case_now.kind,
    case_now.action,
    case_now.state,
    case_now.claimed_by,
    case_now.received_on,
    case_now.changed_at,
    coalesce(counted.records, 0) as records,
    coalesce(counted.done, 0) as done,
    coalesce(counted.refused, 0) as refused,
    coalesce(counted.downloaded, 0) as downloaded,
    coalesce(counted.standing, 0) as standing
from case_now
left join counted on counted.case_id = case_now.case_id
where case_now.case_id in (select unnest($case_ids::varchar[]))
order by case_now.case_number
