-- How many persons stood where on the day of the import, by relationship (clause 4), whatever was decided since.
-- status: expired, in_time, unknown.
-- roles: system
-- param imported_on: date
select
    relationship,
    case
        when expires_on is null then 'unknown'
        when expires_on < $imported_on then 'expired'
        else 'in_time'
    end as status,
    sum(persons)::bigint as persons
from expiry_cube
group by all
order by relationship, status
