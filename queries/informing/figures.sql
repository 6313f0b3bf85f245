-- How many persons have been told of the version that was looked at, and how many are still to be told of what.
-- roles: officer
-- param today: date
-- param soon: date
select
    count(*) as persons,
    count(*) filter (where informed) as informed,
    count(*) filter (where under_way) as under_way,
    count(*) filter (where exempt) as exempt,
    count(*) filter (where of_change) as change,
    count(*) filter (where of_first) as first,
    count(*) filter (where of_everybody) as everybody,
    count(*) filter (where of_first and due_on < $today) as overdue,
    count(*) filter (where of_first and due_on between $today and $soon) as due_soon
from notice_standing
