-- Every e-mail address of every person: of each record, of campaigns, of contact points, of the org's own columns.
-- address is as people write it, in small letters; compare by email_word.
-- roles: system
-- writes
create view person_email as
with own_column as (
    select person_no, extra, unnest(json_keys(extra)) as name
    from contact
    where contains(lower(extra::varchar), 'mail')
),

written as (
    select person_no, Email as email
    from contact
    union all
    select person_no, Email
    from campaign_member
    union all
    select person_no, extra ->> ('/' || name)
    from own_column
    where contains(lower(name), 'mail')
    union all
    select part.person_no, point.data ->> 'EmailAddress'
    from other_record as point
    join person_other_record as part on part.object = point.object and part.record_id = point.Id
    where point.object = 'ContactPointEmail'
)

select distinct
    person_no,
    lower(trim(nfc_normalize(email), ' ' || chr(9) || chr(10) || chr(13) || chr(160))) as address
from written
where person_no is not null
    and regexp_full_match(trim(email), '[^@\s<>,;"]+@[^@\s<>,;"]+\.[^@\s<>,;".]+')
