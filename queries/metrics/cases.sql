-- How many cases of each kind stand in which state.
-- roles: system
select
    kind,
    state,
    count(*) as cases
from case_now
group by kind, state
order by kind, state
