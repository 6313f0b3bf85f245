-- The hashes that some cases have left already.
-- roles: system
-- param case_ids: text[]
select
    hash,
    identifier,
    reason,
    case_id,
    since,
    key_name
from queue.suppression
where case_id in (select unnest($case_ids::varchar[]))
