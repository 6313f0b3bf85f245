-- How many persons have been told of a version of the notice, and how many are still to be told of what.
-- roles: officer
-- param version: text
-- param changed_on: date?
-- param today: date
-- param soon: date
select
    count(*) as persons,
    count(*) filter (where informed) as informed,
    count(*) filter (where under_way) as under_way,
    count(*) filter (where not_told_of_change and not under_way) as change,
    count(*) filter (where not_told_first and not under_way) as first,
    count(*) filter (where not informed and not exempt and not under_way) as everybody,
    count(*) filter (where not_told_first and due_on < $today) as overdue,
    count(*) filter (where not_told_first and due_on between $today and $soon) as due_soon,
    count(*) filter (where exempt) as exempt
from notice_standing($version, $changed_on)
