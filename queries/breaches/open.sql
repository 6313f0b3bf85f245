-- Every breach that is not closed, with what its hours need to be counted. Days are Helsinki dates.
-- roles: system, officer, staff
-- param terminal: text[]
select
    case_id,
    case_number,
    kind,
    action,
    parameters,
    assigned_to as owner,
    timezone('Europe/Helsinki', timezone('UTC', created_at))::date as opened_on
from case_now
where kind = 'breach' and state not in (select unnest($terminal::varchar[]))
order by case_number
