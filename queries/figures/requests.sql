-- Every data-subject request with what its clock needs to know: counted in the program, never shown row by row.
-- roles: system
with closing as (
    select
        case_id,
        arg_max(ground, version) as ground
    from queue.request_event
    where state in ('rejected', 'partially_fulfilled')
    group by case_id
)

select
    case_now.action,
    case_now.received_on,
    case_now.state,
    closing.ground,
    case_clock.* exclude (case_id)
from case_now
join case_clock on case_clock.case_id = case_now.case_id
left join closing on closing.case_id = case_now.case_id
where case_now.kind = 'right'
order by case_now.case_number
