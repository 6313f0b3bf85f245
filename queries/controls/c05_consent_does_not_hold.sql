-- Persons whose data rest on a consent that has been withdrawn or that nobody can show.
-- Why: clause 5; the controller must be able to show the consent, and its end ends the basis (GDPR Art. 7(1), 7(3)).
-- Remedy: delete the person, or record why another basis carries the data and correct the source in Salesforce.
-- roles: officer, system
-- needs: opt_out_consent
-- param bases: text
-- param today: date
with basis as (
    select unnest(
        from_json($bases::json, '[{"relationship": "varchar", "source": "varchar", "basis": "varchar"}]'),
        recursive := true
    )
),

consented as (
    select distinct person_no
    from consent
    where PrivacyConsentStatus = 'OptIn'
        and not coalesce(IsDeleted, false)
        and coalesce(EffectiveTo::date, EffectiveToDate, $today) >= $today
)

select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    status.relationship || ' ' || status.source as subject,
    case when status.opted_out then 'consent_withdrawn' else 'consent_not_shown' end as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
join basis on basis.relationship = status.relationship and basis.source = status.source
left join consented on consented.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where basis.basis = 'consent'
    -- Missing is unknown: an export without consents shows nobody's absence.
    and (
        status.opted_out
        or (consented.person_no is null and (select known from coverage where fact = 'opt_out_consent'))
    )
    and not coalesce(person_now.held, false)
    and not coalesce(person_now.has_open_request, false)
    and person_now.queued_action is null
order by person.person_no
