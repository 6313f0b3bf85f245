-- Tasks, events and e-mail messages that concern a case's persons, the newest first.
-- roles: officer, staff
-- param case_id: text
-- param rows: integer
select
    part.occurred_at,
    activity.object,
    activity.Subject as subject,
    coalesce(activity.Description, activity.TextBody) as text,
    activity.Status as status,
    activity.FromAddress as sender,
    activity.ToAddress as receiver,
    activity.IsOpened as opened,
    part.role,
    activity.Id as record_id
from person_activity as part
join activity
    on activity.person_no = part.activity_person_no
    and activity.Id = part.record_id
where part.person_no in (select person_no from case_person where case_id = $case_id)
order by part.occurred_at desc nulls last, activity.Id
limit $rows
