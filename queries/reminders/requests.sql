-- Every data-subject request that is not closed, with what its clock needs to know, and whose it is.
-- Days are Helsinki dates. Nobody's name: what is told of a request leaves the house.
-- roles: system, officer, staff
-- param terminal: text[]
select
    case_now.case_id,
    case_now.case_number,
    case_now.kind,
    case_now.action,
    case_now.state,
    case_now.received_on,
    timezone('Europe/Helsinki', timezone('UTC', case_now.created_at))::date as opened_on,
    timezone('Europe/Helsinki', timezone('UTC', case_now.changed_at))::date as changed_on,
    coalesce(
        case_now.assigned_to,
        if(case_now.state in ('claimed', 'executed'), case_now.claimed_by, null)
    ) as owner,
    case_clock.* exclude (case_id)
from case_now
join case_clock on case_clock.case_id = case_now.case_id
where case_now.kind = 'right' and case_now.state not in (select unnest($terminal::varchar[]))
order by case_now.case_number
