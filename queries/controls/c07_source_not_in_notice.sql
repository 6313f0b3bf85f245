-- Persons from a source that the notice does not name, such as a purchased list.
-- Why: clause 7 promises that there are no other sources (GDPR Art. 13, 14(2)(f)).
-- Remedy: delete the persons, or publish a notice that names the source and inform them.
-- roles: officer, system
-- needs: source
select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    coalesce(status.source_value, '') as subject,
    'source_not_in_notice' as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where status.source = 'not_in_notice'
    and not coalesce(person_now.source_check_queued, false)
    and person_now.queued_action is null
order by person.person_no
