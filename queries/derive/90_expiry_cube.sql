-- Persons by rule, relationship and days alone: a cube that no more grows with the register than with its years.
-- roles: import
-- writes
create or replace table expiry_cube as
select
    rule,
    relationship,
    reference_on,
    expires_on,
    sum(persons)::bigint as persons
from retention_cube
group by all
order by rule, relationship, reference_on, expires_on
