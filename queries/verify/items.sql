-- What is planned for some cases, record by record, as it was approved.
-- roles: officer, staff, system
-- param case_ids: text[]
select
    case_id,
    object,
    record_id,
    action
from queue.write_back_item
where case_id in (select unnest($case_ids::varchar[]))
group by case_id, object, record_id, action
having arg_max(result, attempt) <> 'dropped'
order by case_id, object, record_id, action
