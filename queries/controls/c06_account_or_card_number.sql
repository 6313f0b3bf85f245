-- Bank account numbers in notes, and numbers of payment cards in any free text.
-- Why: clause 6 lists the data content; what helps to steal money is not in it (GDPR Art. 5(1)(c), 32).
-- Remedy: take the number out of the text in Salesforce; billing keeps what it needs elsewhere.
-- roles: officer, system
-- needs: Task, Event, EmailMessage
select
    found.object,
    found.record_id,
    found.person_no,
    found.field as subject,
    'account_or_card_number' as reason,
    1 as affected,
    found.candidate
from sensitive_text as found
left join person_now on person_now.person_no = found.person_no
where found.kind in ('account', 'card')
    and coalesce(person_now.queued_action, '') not in ('delete', 'anonymise')
order by found.object, found.record_id, found.field, found.candidate
