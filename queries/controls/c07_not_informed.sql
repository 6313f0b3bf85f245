-- Persons whose data came from elsewhere and who were not told in time: source, last day and days over it.
-- Why: clause 7; the earlier of the first contact and one month is the last day (GDPR Art. 14(3)).
-- Remedy: send them the notice, or exempt them with a ground (GDPR Art. 14(5)).
-- roles: officer, system
-- param today: date
with settled as (
    select person_record.person_no
    from notice_now
    join person_record on person_record.record_id = notice_now.record_id
    where notice_now.state in ('sent', 'exempt')
    union
    select case_person.person_no
    from case_person
    join case_now on case_now.case_id = case_person.case_id
    where case_now.kind = 'notice' and case_now.state = 'exempt'
)

select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    concat_ws(' ', due.source, due.due_on, '+' || date_diff('day', due.due_on, $today)) as subject,
    'not_informed_in_time' as reason,
    1 as affected
from notice_due as due
join person on person.person_no = due.person_no
left join person_now on person_now.person_no = due.person_no
where due.due_on < $today
    and due.person_no not in (select person_no from settled)
    and coalesce(person_now.queued_action, '') not in ('delete', 'anonymise')
order by due.due_on, person.person_no
