-- Alarms that wait for an officer: who was erased or has objected seems to be back. One row a day and act.
-- Days are Helsinki dates.
-- roles: system, officer
with raised as (
    select
        case_id,
        case_number,
        kind,
        action,
        timezone('Europe/Helsinki', timezone('UTC', created_at))::date as opened_on
    from case_now
    where kind = 'finding'
        and reason_code in ('came_back', 'opt_out_reset')
        and state in ('awaiting_second_approval', 'failed')
)

select
    min(case_id) as case_id,
    min(case_number) as first_number,
    max(case_number) as last_number,
    count(*) as cases,
    kind,
    action,
    null as owner,
    opened_on
from raised
group by kind, action, opened_on
order by first_number
