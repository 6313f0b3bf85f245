-- Those of some cases whose files have been downloaded and whose results have not come back.
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

select distinct item.case_id
from newest
join queue.write_back_item as item
    on item.case_id = newest.case_id
    and item.object = newest.object
    and item.record_id = newest.record_id
    and item.action = newest.action
    and item.attempt = newest.attempt
where item.result = 'downloaded'
order by item.case_id
