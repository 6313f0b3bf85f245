-- Persons who were in the register when the notice changed and whom the new version has not reached.
-- Why: clause 13.1 promises that changes of the notice are told by e-mail (GDPR Art. 12(1), 13(3), 14(4)).
-- Remedy: send them the new version; where mail comes back, correct the address or give the delivery up.
-- roles: officer, system
-- param notice_version: text
-- param notice_date: date?
with delivery as (
    select
        owner.person_no,
        bool_or(notice_now.state in ('queued', 'sending', 'sent', 'undeliverable', 'exempt')) as settled,
        bool_or(notice_now.state = 'bounced') as bounced
    from notice_now
    join record_owner as owner
        on owner.id_high = id_high(notice_now.record_id) and owner.id_low = id_low(notice_now.record_id)
    where notice_now.notice_version = $notice_version
    group by owner.person_no
)

select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    $notice_version as subject,
    if(coalesce(delivery.bounced, false), 'notice_bounced', 'not_told_of_change') as reason,
    1 as affected
from person
left join delivery on delivery.person_no = person.person_no
left join person_now on person_now.person_no = person.person_no
where not person.deleted
    -- The first notice has no date: it changed nothing, and nobody is told of a change.
    and (delivery.person_no is not null or coalesce(person.created_on < $notice_date, $notice_date::date is not null))
    and not coalesce(delivery.settled, false)
    and coalesce(person_now.queued_action, '') not in ('delete', 'anonymise')
order by person.person_no
