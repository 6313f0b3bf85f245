-- Who took part in the activities that concern more than one person, by where the row stands in activity.
-- roles: import
-- writes
create or replace table shared_activity as
with part as (
    select distinct row_id, person_no
    from activity_person
),

shared as (
    select row_id
    from part
    group by row_id
    having count(*) > 1
)

select
    activity_home.home_no as activity_person_no,
    activity.Id as record_id,
    part.person_no
from part
join shared on shared.row_id = part.row_id
join activity on activity.rowid = part.row_id
join activity_home on activity_home.row_id = part.row_id
order by activity_home.home_no, activity.Id, part.person_no
