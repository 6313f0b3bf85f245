-- How many persons have to be told on each day to come at the latest (Art. 14(3)), without those who were told.
-- roles: system, officer
-- param today: date
select
    due_on,
    count(*) as persons
from notice_due
where due_on >= $today and person_no not in (from notice_settled)
group by due_on
order by due_on
