-- Persons by rule, relationship, source and days: any day's counts, and what other times would do, are sums of it.
-- roles: import
-- writes
create or replace table retention_cube as
select
    rule,
    relationship,
    source,
    at_end,
    counted_from,
    reference_on,
    expires_on,
    count(*) as persons
from person_status
group by all
order by rule, relationship, source, at_end, counted_from, reference_on, expires_on
