-- Every case with the JSON list of its record ids.
-- roles: system
select
    case_id,
    salesforce_ids
from queue.request_queue
order by case_number
