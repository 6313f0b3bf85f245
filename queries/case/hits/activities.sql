-- Tasks, events and messages of a case's persons and the parties in them: as what each names the person.
-- roles: officer, staff
-- param case_id: text
with own as (
    select person_no
    from case_person
    where case_id = $case_id
)

select
    activity.object,
    activity.Id as record_id,
    activity.Subject as says,
    part.occurred_at as dated_at,
    part.role as why,
    if(part.role = 'who', activity.WhoId, null) as linked_to
from person_activity as part
join activity
    on activity.person_no = part.activity_person_no
    and activity.Id = part.record_id
where part.person_no in (from own)
union all
select
    object,
    Id,
    RelationAddress,
    CreatedDate,
    'party',
    coalesce(ActivityRecordId, TaskId, EventId, EmailMessageId)
from activity_relation
where person_no in (from own)
order by dated_at desc nulls last, object, record_id
