-- How those stand towards a version of the notice of whom more is known than the copy says.
-- They were told of some version or are in a case; all others stand as the copy has them. A table of this page alone,
-- for the queries beside it.
-- The version is in force since a day or since ever. `is_there` is false for those about to leave.
-- `owed_…`: not informed, of a change (clause 13.1), for the first time (Art. 14): only what was sent has told.
-- `of_…`: of them those who wait in no round. `had_change`: whether the copy alone would have them told of a change.
-- `reach` is email, or why mail does not reach them; mail that came back counts until somebody has changed the
-- record. Informing is no marketing and goes on under a restriction (Art. 18): neither leaves anybody out.
-- roles: officer
-- writes
-- param version: text
-- param changed_on: date?
create or replace temporary table notice_standing as
with told as materialized (
    select
        owner.person_no,
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
    join notice_owner as owner on owner.record_id = notice_now.record_id
    group by owner.person_no
),

touched as materialized (
    select person_no from told
    union
    select person_no from person_now
),

-- told_person has everybody but those of deliveries that came since it was last worked out.
late as materialized (
    select person_no
    from told
    where person_no not in (select person_no from told_record union all select person_no from told_person)
),

copy as (
    select *
    from told_person
    union all
    select copy.*, person.main_id, contact.LastModifiedDate
    from late
    join informing_person as copy on copy.person_no = late.person_no
    join person on person.person_no = late.person_no
    left join contact on contact.person_no = late.person_no and contact.Id = person.main_id
)

select
    copy.* exclude (reach, opted_out, modified_at),
    copy.reach as had_reach,
    md5_number(copy.main_id) as fingerprint,
    leaving.person_no is null as is_there,
    coalesce(copy.created_on < $changed_on, $changed_on::date is not null) as had_change,
    is_there and coalesce(told.informed, false) as informed,
    is_there and coalesce(told.under_way, false) as under_way,
    is_there and not coalesce(told.informed or told.exempt or told.given_up, false)
    and coalesce(told.tried or had_change, false) as owed_change,
    is_there and copy.due_on is not null and settled.person_no is null as owed_first,
    owed_change and not coalesce(told.under_way, false) as of_change,
    owed_first and not coalesce(told.under_way, false) as of_first,
    is_there and not coalesce(told.under_way or told.informed or told.exempt, false) as of_everybody,
    copy.opted_out as had_opted_out,
    copy.opted_out or coalesce(person_now.email_opted_out, false) as opted_out,
    coalesce(person_now.restricted, false) as restricted,
    if(
        copy.reach = 'email'
        and coalesce(told.returned_at >= coalesce(copy.modified_at, told.returned_at), false),
        'returned',
        copy.reach
    ) as reach
from touched
join copy on copy.person_no = touched.person_no
left join notice_settled as settled on settled.person_no = copy.person_no
left join leaving_person as leaving on leaving.person_no = copy.person_no
left join told on told.person_no = copy.person_no
left join person_now on person_now.person_no = copy.person_no
