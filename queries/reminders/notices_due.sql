-- How many persons have to be told on each day to come at the latest (Art. 14(3)), without those who were told.
-- roles: system, officer
-- param today: date
with settled as (
    select person_record.person_no
    from notice_now
    join person_record on person_record.record_id = notice_now.record_id
    where notice_now.state = 'sent'
    union
    select case_person.person_no
    from case_person
    join case_now on case_now.case_id = case_person.case_id
    where case_now.kind = 'notice' and case_now.state = 'exempt'
)

select
    due.due_on,
    count(*) as persons
from notice_due as due
left join person_now on person_now.person_no = due.person_no
where due.due_on >= $today
    and due.person_no not in (select person_no from settled)
    and coalesce(person_now.queued_action, '') not in ('delete', 'anonymise')
group by due.due_on
order by due.due_on
