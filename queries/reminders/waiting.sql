-- What waits in the queue: one row for each decision, state and owner, and since when; Helsinki dates.
-- Requests have time limits of their own; a keep until or a hold waits for nobody.
-- roles: system, officer, staff
-- param terminal: text[]
with waiting as (
    select
        *,
        coalesce(
            assigned_to,
            if(state in ('claimed', 'executed', 'failed'), claimed_by, null)
        ) as owner
    from case_now
    where
        kind not in ('right', 'keep_until', 'legal_hold')
        and state not in (select unnest($terminal::varchar[]))
)

select
    min(case_number) as first_number,
    max(case_number) as last_number,
    count(*) as cases,
    kind,
    action,
    state,
    owner,
    timezone('Europe/Helsinki', timezone('UTC', min(changed_at)))::date as changed_on
from waiting
group by coalesce(batch_no, -case_number), kind, action, state, owner
order by first_number
