-- Requests that have been carried out and wait to be closed, with whose records they are; Helsinki dates.
-- roles: system, officer, staff
select
    case_id,
    case_number,
    kind,
    action,
    state,
    salesforce_ids,
    coalesce(assigned_to, claimed_by) as owner,
    timezone('Europe/Helsinki', timezone('UTC', created_at))::date as opened_on,
    timezone('Europe/Helsinki', timezone('UTC', changed_at))::date as changed_on
from case_now
where kind = 'right' and state = 'executed'
order by case_number
