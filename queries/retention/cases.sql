-- The versions and states of some cases as they stand now, for taking a decision back.
-- roles: officer
-- param case_ids: text[]
select
    case_id,
    version,
    state,
    claimed_by
from case_now
where case_id in (select unnest($case_ids::varchar[]))
order by case_number
