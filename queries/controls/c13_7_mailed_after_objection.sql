-- Mass mailings to persons after the day of their objection to marketing, within the last twelve months.
-- Why: clause 13.7 and GDPR Art. 21(3): after the objection the data shall not be used for marketing any more.
-- Remedy: find out why the mailing took them in, apologise to the person, and set the objection on every record.
-- roles: officer, system
-- needs: EmailMessage, opt_out_email
-- param today: date
-- param one_way_task_subtypes: text[]
with objection as (
    select person_no, min(objected_on) as objected_on
    from (
        select case_person.person_no, case_now.received_on as objected_on
        from case_now
        join case_person on case_person.case_id = case_now.case_id
        where case_now.action in ('marketing_objection', 'opt_out', 'opt_out_email', 'consent_withdrawal')
            and case_now.state not in ('cancelled', 'superseded', 'rejected', 'withdrawn', 'duplicate')
        union all
        select person_no, consent_since
        from person_status
        where consent_opt_out and consent_since is not null
    )
    group by person_no
)

-- A single message may answer the person: only what went to many is marketing for certain.
select
    activity.object,
    activity.Id as record_id,
    objection.person_no,
    objection.objected_on::varchar as subject,
    'mailed_after_objection' as reason,
    1 as affected
from activity
join person_activity as part
    on part.activity_person_no = activity.person_no
    and part.record_id = activity.Id
join objection on objection.person_no = part.person_no
where activity.object = 'Task'
    and lower(trim(activity.TaskSubtype)) in (select unnest($one_way_task_subtypes::varchar[]))
    and activity.occurred_at::date > objection.objected_on
    and activity.occurred_at::date between $today - interval 12 months and $today
    and not coalesce(activity.IsDeleted, false)
order by objection.person_no, activity.Id
