-- Activities again, each with the person it concerns first and sorted by it, newest first.
-- roles: import
-- writes
create or replace table activity as
select activity_home.home_no as person_no, activity.*
from activity
left join activity_home on activity_home.row_id = activity.rowid
order by 1 nulls last, activity.occurred_at desc nulls last, activity.Id
