-- Which cases are about any of some records.
-- roles: system
-- param record_ids: text[]
select distinct case_id
from queue.request_record
where record_id in (select unnest($record_ids::varchar[]))
order by case_id
