-- Words in notes that tell of health, beliefs, origin, sexual orientation, trade unions or crimes.
-- Why: clause 6 does not list such data, and processing them is forbidden (GDPR Art. 9(1), 10).
-- Remedy: read the note and take the words out in Salesforce, or take a word off the list in policy.toml if it misleads.
-- roles: officer, system
-- needs: Task, Event, EmailMessage
select
    found.object,
    found.record_id,
    found.person_no,
    found.field as subject,
    'special_category' as reason,
    1 as affected,
    found.candidate
from sensitive_text as found
left join person_now on person_now.person_no = found.person_no
where found.kind = 'special_word'
    and coalesce(person_now.queued_action, '') not in ('delete', 'anonymise')
order by found.object, found.record_id, found.field, found.candidate
