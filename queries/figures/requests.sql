-- Every data-subject request with what its clock needs to know: counted in the program, never shown row by row.
-- learnt_on and closing_learnt_on: the Helsinki days on which the queue was told, which no correction moves.
-- roles: system
with closing as (
    select
        case_id,
        arg_max(ground, version) filter (where state in ('rejected', 'partially_fulfilled')) as ground,
        min(happened_at) as happened_at
    from queue.request_event
    where state in ('fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate')
    group by case_id
)

select
    case_now.action,
    case_now.received_on,
    case_now.state,
    closing.ground,
    timezone('Europe/Helsinki', timezone('UTC', case_now.created_at))::date as learnt_on,
    timezone('Europe/Helsinki', timezone('UTC', closing.happened_at))::date as closing_learnt_on,
    case_clock.* exclude (case_id)
from case_now
join case_clock on case_clock.case_id = case_now.case_id
left join closing on closing.case_id = case_now.case_id
where case_now.kind = 'right'
order by case_now.case_number
