-- Persons who are to be told under Art. 14 and have not been, by the source of their data: late, soon, later.
-- roles: officer
-- param today: date
-- param soon: date
with person as (
    select source, due_on, persons from informing_cube where counted = 'due'
    union all
    select source, due_on, -1 from notice_standing where due_on is not null
    union all
    select source, due_on, 1 from notice_standing where owed_first
),

by_day as (
    select source, due_on, sum(persons)::bigint as persons
    from person
    group by source, due_on
    having sum(persons) > 0
)

select
    source,
    coalesce(sum(persons) filter (where due_on < $today), 0)::bigint as overdue,
    coalesce(sum(persons) filter (where due_on between $today and $soon), 0)::bigint as due_soon,
    coalesce(sum(persons) filter (where due_on > $soon), 0)::bigint as later,
    min(due_on) as first_due_on
from by_day
group by source
order by overdue desc, due_soon desc, source
