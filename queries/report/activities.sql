-- Tasks, events and e-mail messages that concern a case's persons with every column: notes, tracking, bodies.
-- party: in which part the person stands in it.
-- roles: officer, staff
-- param case_id: text
select
    activity.* exclude (person_no, file_no),
    part.role as party
from person_activity as part
join activity
    on activity.person_no = part.activity_person_no
    and activity.object = part.object
    and activity.Id = part.record_id
where part.person_no in (select person_no from case_person where case_id = $case_id)
order by activity.object, activity.occurred_at desc nulls last, activity.Id
