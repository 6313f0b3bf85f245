-- Persons who are to be told under Art. 14 and have not been, by the source of their data: late, soon, later.
-- roles: officer
-- param today: date
-- param soon: date
select
    source,
    count(*) filter (where due_on < $today) as overdue,
    count(*) filter (where due_on between $today and $soon) as due_soon,
    count(*) filter (where due_on > $soon) as later,
    min(due_on) as first_due_on
from notice_standing
where owed_first
group by source
order by overdue desc, due_soon desc, source
