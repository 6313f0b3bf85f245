-- By when each legal hold and restriction in force is to be looked at anew: months after the last time, Helsinki dates.
-- One row for each decision and day. A note is a look, too: every event of the case counts.
-- roles: system, officer
-- param hold_review_months: integer
with looked_at as (
    select
        case_now.case_id,
        case_now.case_number,
        case_now.kind,
        case_now.action,
        case_now.batch_no,
        case_now.created_at,
        (
            timezone('Europe/Helsinki', timezone('UTC', max(event.happened_at)))
            + to_months($hold_review_months)
        )::date as review_on
    from case_now
    join queue.request_event as event on event.case_id = case_now.case_id
    where case_now.kind = 'legal_hold' and case_now.state = 'active'
    group by all
)

select
    min(case_id) as case_id,
    min(case_number) as first_number,
    max(case_number) as last_number,
    count(*) as cases,
    kind,
    action,
    null as owner,
    review_on as day,
    timezone('Europe/Helsinki', timezone('UTC', min(created_at)))::date as opened_on
from looked_at
group by coalesce(batch_no, -case_number), kind, action, review_on
order by review_on, first_number
