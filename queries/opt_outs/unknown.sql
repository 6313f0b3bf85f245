-- Channels of which the export says nothing, and why: missing is unknown, not consent.
-- roles: officer
select
    fact,
    missing
from coverage
where starts_with(fact, 'opt_out_') and not known
order by fact
