-- Finnish personal identity codes in notes, messages and other free text.
-- Why: clause 6 does not list them, and a customer register has no ground for them (Data Protection Act 1050/2018 § 29).
-- Remedy: take the code out of the text in Salesforce; the next import shows that it is gone.
-- roles: officer, system
-- needs: Task, Event, EmailMessage
select
    found.object,
    found.record_id,
    found.person_no,
    found.field as subject,
    'personal_identity_code' as reason,
    1 as affected,
    found.candidate
from sensitive_text as found
left join person_now on person_now.person_no = found.person_no
where found.kind = 'identity_code'
    and coalesce(person_now.queued_action, '') not in ('delete', 'anonymise')
order by found.object, found.record_id, found.field, found.candidate
