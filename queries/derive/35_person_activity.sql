-- Who took part in what: one row an activity and person, sorted by person and time.
-- is_contact: somebody was in contact with somebody, whenever it was: a closed task that is no mass mailing,
-- an event, a message that did not bounce. activity_person_no is where the row stands in activity.
-- roles: import
-- param outgoing_email: boolean
-- writes
create or replace table person_activity as
with part as (
    select row_id, person_no, min(rank) as rank
    from activity_person
    group by row_id, person_no
)

select
    part.person_no,
    activity.object,
    activity.Id as record_id,
    activity.occurred_at,
    case part.rank
        when 1 then 'who' when 2 then 'relation' when 3 then 'from' when 4 then 'to' when 5 then 'cc'
        when 6 then 'bcc' else 'task'
    end as role,
    not coalesce(activity.IsDeleted, false)
    and case activity.object
        when 'Task' then coalesce(
            activity.IsClosed,
            plain(activity.Status) in (select word from policy_word where kind = 'closed_task_status'),
            false
        )
        and coalesce(
            plain(activity.TaskSubtype) not in (select word from policy_word where kind = 'one_way_subtype'), true
        )
        when 'EmailMessage' then not coalesce(activity.IsBounced, false)
        and ($outgoing_email or coalesce(activity.Incoming, false))
        else true
    end as is_contact,
    activity_home.home_no as activity_person_no
from part
join activity on activity.rowid = part.row_id
join activity_home on activity_home.row_id = part.row_id
order by part.person_no, activity.occurred_at desc nulls last, activity.Id
