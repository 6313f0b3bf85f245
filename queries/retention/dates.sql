-- How many persons of the list have expired, fall due soon, later or on an unknown day, decided or not.
-- The list is sorted by that day, so these counts are also the stretches of its positions.
-- roles: officer
-- param today: date
-- param soon: date
select
    coalesce(sum(persons) filter (where expires_on < $today), 0)::bigint as expired,
    coalesce(sum(persons) filter (where expires_on between $today and $soon), 0)::bigint as due_soon,
    coalesce(sum(persons) filter (where expires_on > $soon), 0)::bigint as later,
    coalesce(sum(persons) filter (where expires_on is null), 0)::bigint as unknown
from expiry_cube
