-- How many persons have been told of the version that was looked at, and how many are still owed what.
-- Who waits in a round has not been told.
-- roles: officer
-- param today: date
-- param soon: date
select
    count(*) as persons,
    count(*) filter (where informed) as informed,
    count(*) filter (where owed_change) as change,
    count(*) filter (where owed_change and under_way) as change_waiting,
    count(*) filter (where owed_first and due_on < $today) as overdue,
    count(*) filter (where owed_first and due_on < $today and under_way) as overdue_waiting,
    count(*) filter (where owed_first and due_on between $today and $soon) as due_soon
from notice_standing
