-- Persons whose source nobody knows.
-- Why: clause 7 names the sources, and a person may ask from where the data came (GDPR Art. 14(2)(f), 15(1)(g)).
-- Remedy: map the Salesforce value to a source on the Sources screen, or queue the persons for a source check.
-- roles: officer, system
-- needs: source
select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    coalesce(status.source_value, '') as subject,
    'unknown_source' as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where status.source = 'unknown'
    and not coalesce(person_now.source_check_queued, false)
    and person_now.queued_action is null
order by person.person_no
