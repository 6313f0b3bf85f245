-- How many cases stand in each state on their way into Salesforce, and how many of them somebody has taken on.
-- roles: officer, staff
-- param actor: text
select
    state,
    count(*) as cases,
    count(*) filter (where state = 'claimed' and claimed_by = $actor) as own
from case_now
where state in ('awaiting_second_approval', 'approved', 'claimed', 'executed', 'failed', 'verified')
group by state
