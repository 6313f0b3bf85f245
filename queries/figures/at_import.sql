-- The figures of the register as the import found it, whatever was decided since: alike until the next import.
-- Held against those of the day before, figures that move with each decision would tell of a few persons.
-- roles: system
-- param imported_on: date
with counted as (
    select
        coalesce(sum(persons), 0)::bigint as persons,
        coalesce(sum(persons) filter (where expires_on < $imported_on), 0)::bigint as expired
    from expiry_cube
),

came_from as (
    select
        coalesce(sum(persons) filter (where source = 'unknown'), 0)::bigint as unknown_source,
        coalesce(sum(persons) filter (where source = 'not_in_notice'), 0)::bigint as not_in_notice
    from source_value_cube
)

select
    counted.*,
    came_from.*,
    declined.opted_out
from counted
cross join came_from
cross join declined
