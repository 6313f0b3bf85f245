-- Persons who were kept until a day that has passed, and about whom nothing has been decided since.
-- Why: clause 12; a decision that was put off is still to be made (GDPR Art. 5(1)(e), 5(2)).
-- Remedy: delete, anonymise, or keep with a new reason on the Retention screen.
-- roles: officer, system
-- param today: date
with kept as (
    select case_person.person_no, max((case_now.parameters ->> 'until')::date) as until
    from case_now
    join case_person on case_person.case_id = case_now.case_id
    where case_now.kind = 'keep_until' and case_now.state in ('active', 'lapsed')
    group by case_person.person_no
)

select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    kept.until::varchar as subject,
    'keep_ran_out' as reason,
    1 as affected
from kept
join person on person.person_no = kept.person_no
join person_status as status on status.person_no = kept.person_no
join person_now on person_now.person_no = kept.person_no
where kept.until < $today
    and status.expires_on < $today
    and not person_now.held
    and not person_now.has_open_request
    and person_now.queued_action is null
order by person.person_no
