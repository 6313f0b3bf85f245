-- Persons whose retention period has run out and about whom nothing has been decided.
-- Why: clauses 11 and 12 promise that outdated data is deleted regularly (GDPR Art. 5(1)(e)).
-- Remedy: delete, anonymise, or keep with a reason on the Retention screen.
-- roles: officer, system
-- needs: last_contact, deals, accounts
-- param today: date
select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    status.rule as subject,
    'expired_not_decided' as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where status.expires_on < $today
    and not coalesce(person_now.held, false)
    and not coalesce(person_now.has_open_request, false)
    and person_now.queued_action is null
    and coalesce(person_now.kept_until, status.expires_on) < $today
order by person.person_no
