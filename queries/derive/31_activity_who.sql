-- Whom each task and event names, by row of the activity table; rank orders the roles.
-- An e-mail message belongs to whom the task behind it names.
-- roles: import
-- writes
create or replace temporary table activity_person as
select activity.rowid as row_id, person_of_id.person_no, 1::tinyint as rank
from activity
join person_of_id on person_of_id.record_id = activity.WhoId
union all
select message.rowid, person_of_id.person_no, 7::tinyint
from activity as message
join activity as task on task.Id = message.ActivityId and task.object = 'Task'
join person_of_id on person_of_id.record_id = task.WhoId
where message.object = 'EmailMessage'
