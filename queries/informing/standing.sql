-- How every person of the register stands towards a version of the notice, in force since a day or since ever.
-- A table of this page alone, for the queries beside it. Left out: the deleted, and those about to be.
-- `owed_…`: not informed, of a change (clause 13.1), for the first time (Art. 14): only what was sent has told.
-- `of_…`: of them those who wait in no round.
-- `reach` is email, or why mail does not reach them; mail that came back counts until somebody has changed the
-- record. Informing is no marketing and goes on under a restriction (Art. 18): neither leaves anybody out.
-- roles: officer
-- writes
-- param version: text
-- param changed_on: date?
create or replace temporary table notice_standing as
with told as (
    select
        person_record.person_no,
        max(notice_now.happened_at) filter (where notice_now.state in ('bounced', 'undeliverable')) as returned_at,
        bool_or(notice_now.notice_version = $version) as tried,
        bool_or(notice_now.notice_version = $version and notice_now.state = 'sent') as informed,
        bool_or(notice_now.notice_version = $version and notice_now.state = 'exempt') as exempt,
        bool_or(notice_now.notice_version = $version and notice_now.state = 'undeliverable') as given_up,
        bool_or(
            notice_now.notice_version = $version
            and notice_now.state in ('queued', 'sending', 'unclear')
        ) as under_way
    from notice_now
    join person_record on person_record.record_id = notice_now.record_id
    group by person_record.person_no
)

select
    person.person_no,
    person.main_id,
    hash(person.email) as address,
    status.source,
    due.due_on,
    coalesce(told.informed, false) as informed,
    coalesce(told.under_way, false) as under_way,
    coalesce(told.exempt, false) as exempt,
    not coalesce(told.informed or told.exempt or told.given_up, false)
    and coalesce(told.tried or coalesce(person.created_on < $changed_on, $changed_on::date is not null), false) as owed_change,
    due.person_no is not null and settled.person_no is null as owed_first,
    owed_change and not coalesce(told.under_way, false) as of_change,
    owed_first and not coalesce(told.under_way, false) as of_first,
    not coalesce(told.under_way or told.informed or told.exempt, false) as of_everybody,
    status.opted_out or coalesce(person_now.email_opted_out, false) as opted_out,
    coalesce(person_now.restricted, false) as restricted,
    case
        when person.email is null then 'no_address'
        when not usable_address(person.email) then 'unusable'
        when status.bounced then 'bounced'
        when told.returned_at >= coalesce(contact.LastModifiedDate, told.returned_at) then 'returned'
        else 'email'
    end as reach
from person
join person_status as status on status.person_no = person.person_no
left join contact on contact.Id = person.main_id
left join notice_due as due on due.person_no = person.person_no
left join notice_settled as settled on settled.person_no = person.person_no
left join told on told.person_no = person.person_no
left join person_now on person_now.person_no = person.person_no
where not person.deleted and person.person_no not in (select person_no from leaving_person)
