-- What some cases are about, as they were opened.
-- roles: system
-- param case_ids: text[]
select
    case_id,
    case_number,
    kind,
    action,
    salesforce_ids,
    parameters,
    received_on,
    created_by
from queue.request_queue
where case_id in (select unnest($case_ids::varchar[]))
order by case_number
