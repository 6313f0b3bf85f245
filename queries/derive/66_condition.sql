-- Whose e-mail bounces and who has left the company, since when, by living records that still count.
-- A mark without a date counts from the day the record was last changed.
-- roles: import
-- writes
create or replace temporary table condition as
with living as (
    select contact.*
    from contact
    join member on member.record_id = contact.Id
    where not member.deleted and not member.converted
),

marked as (
    select
        person_no,
        'bounced' as mark,
        coalesce(EmailBouncedDate, LastModifiedDate) as marked_at
    from living
    where EmailBouncedDate is not null or IsEmailBounced or EmailBouncedReason is not null
    union all
    select
        living.person_no,
        'left_company',
        living.LastModifiedDate
    from living
    join policy_word as mark on mark.kind = 'left_column'
    where
        living.extra is not null
        and plain(living.extra ->> mark.meaning) in (select word from policy_word where kind = 'left_ticked')
)

select
    person_no,
    bool_or(mark = 'bounced') as bounced,
    helsinki_day(max(marked_at) filter (where mark = 'bounced')) as bounced_on,
    bool_or(mark = 'left_company') as left_company,
    helsinki_day(max(marked_at) filter (where mark = 'left_company')) as left_on
from marked
group by person_no
