-- What stays out of some cases: records taken out as somebody else's, and whole objects kept with their ground.
-- roles: officer, staff, system
-- param case_ids: text[]
select case_id, object, record_id, ground
from left_out
where case_id in (select unnest($case_ids::varchar[]))
order by case_id, object, record_id
