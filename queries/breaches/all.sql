-- Every breach of the register (Art. 33(5)), the newest first.
-- roles: officer, staff
select
    case_id,
    case_number,
    state,
    version,
    parameters,
    created_at,
    created_by,
    changed_at
from case_now
where kind = 'breach'
order by case_number desc
