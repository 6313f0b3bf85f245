-- The figures of the register as the import found it, whatever was decided since: alike until the next import.
-- Held against those of the day before, figures that move with each decision would tell of a few persons.
-- roles: system
-- param imported_on: date
with counted as (
    select
        coalesce(sum(persons), 0)::bigint as persons,
        coalesce(sum(persons) filter (where expires_on < $imported_on), 0)::bigint as expired,
        coalesce(sum(persons) filter (where source = 'unknown'), 0)::bigint as unknown_source,
        coalesce(sum(persons) filter (where source = 'not_in_notice'), 0)::bigint as not_in_notice
    from retention_cube
)

select
    counted.*,
    declined.opted_out
from counted
cross join declined
