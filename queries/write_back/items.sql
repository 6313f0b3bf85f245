-- How many records of each object some cases change, by act and by what has come of them so far.
-- roles: officer, staff
-- param case_ids: text[]
with newest as (
    select
        object,
        record_id,
        action,
        arg_max(result, attempt) as result,
        arg_max(result_code, attempt) as code
    from queue.write_back_item
    where case_id in (select unnest($case_ids::varchar[]))
    group by case_id, object, record_id, action
)

select
    object,
    action,
    result,
    code,
    count(distinct record_id)::integer as records
from newest
where result <> 'dropped'
group by all
order by object, action, result, code
