-- What waits to be carried out in Salesforce, a row a batch, state and claimer; single cases count as one.
-- roles: officer, staff
select
    coalesce(batch_no, -case_number) as batch,
    kind,
    action,
    state,
    case when state = 'claimed' then claimed_by end as claimed_by,
    count(*)::integer as cases,
    min(case_number) as first_case,
    min(received_on) as received_on,
    max(changed_at) as changed_at,
    list(case_id order by case_number) as case_ids
from case_now
where (
        kind in ('retention', 'marketing', 'finding')
        or (kind = 'right' and action = 'erasure')
    )
    and state in ('awaiting_second_approval', 'approved', 'claimed', 'executed', 'failed')
group by all
order by received_on, first_case
