-- Persons for whom no rule says until when they are kept, although the export tells all that rules count from.
-- Why: clause 12 keeps data only while they are needed; without a last day nothing says that (GDPR Art. 5(1)(e), 13(2)(a)).
-- Remedy: put right in Salesforce what is missing, such as the day they were added, or decide on the Retention screen.
-- roles: officer, system
-- needs: last_contact, deals, accounts, created
-- param today: date
select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    coalesce(status.rule, status.relationship) as subject,
    'kept_without_ground' as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where status.expires_on is null
    -- Where the export cannot tell, everybody is without a last day, and that is said elsewhere.
    and (
        select bool_and(known)
        from coverage
        where fact in ('last_contact', 'deals', 'accounts', 'created')
    )
    and person_now.queued_action is null
    and not coalesce(person_now.held, false)
    and not coalesce(person_now.has_open_request, false)
    and coalesce(person_now.kept_until, $today - 1) < $today
order by person.person_no
