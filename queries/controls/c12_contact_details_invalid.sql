-- Persons whose mail bounces or who have left their company, and whose details nobody has checked or decided about.
-- Why: clause 12 keeps data as long as the contact details are valid (GDPR Art. 5(1)(d)).
-- Remedy: queue a check of the details; when the rule's time is up they stand among the expired.
-- roles: officer, system
-- needs: bounced
-- param today: date
select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    coalesce(status.left_on, status.bounced_on)::varchar as subject,
    if(status.left_company, 'left_company', 'mail_bounces') as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where (status.bounced or status.left_company)
    and coalesce(status.expires_on, $today) >= $today
    and person_now.queued_action is null
    and not coalesce(person_now.held, false)
    and not coalesce(person_now.has_open_request, false)
    and coalesce(person_now.kept_until, $today - 1) < $today
order by person.person_no
