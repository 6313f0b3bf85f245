-- The newest row of every write-back item of some cases: what is planned, and what has come of it.
-- roles: system
-- param case_ids: text[]
with newest as (
    select
        case_id,
        object,
        record_id,
        action,
        max(attempt) as attempt
    from queue.write_back_item
    where case_id in (select unnest($case_ids::varchar[]))
    group by case_id, object, record_id, action
)

select
    item.case_id,
    item.object,
    item.record_id,
    item.action,
    item.attempt,
    item.result,
    item.result_code
from newest
join queue.write_back_item as item
    on item.case_id = newest.case_id
    and item.object = newest.object
    and item.record_id = newest.record_id
    and item.action = newest.action
    and item.attempt = newest.attempt
order by item.case_id, item.object, item.record_id, item.action
