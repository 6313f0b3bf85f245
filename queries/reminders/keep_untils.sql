-- What is kept until a day that has not passed, one row for each decision and day; days are Helsinki dates.
-- roles: system, officer, staff
-- param today: date
with kept as (
    select
        case_id,
        case_number,
        kind,
        action,
        batch_no,
        created_at,
        assigned_to,
        (parameters ->> 'until')::date as until
    from case_now
    where kind = 'keep_until' and state = 'active'
)

select
    min(case_id) as case_id,
    min(case_number) as first_number,
    max(case_number) as last_number,
    count(*) as cases,
    any_value(kind) as kind,
    any_value(action) as action,
    until,
    assigned_to as owner,
    timezone('Europe/Helsinki', timezone('UTC', min(created_at)))::date as opened_on
from kept
where until >= $today
group by coalesce(batch_no, -case_number), until, assigned_to
order by until, first_number
