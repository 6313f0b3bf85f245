-- Every e-mail address of every person: of each record, of campaigns, and those of other_email.
-- As people write it, in small letters; who reads an address is asked of email_reader.
-- roles: system
-- writes
create view person_email as
with written as (
    select person_no, Email as email
    from contact
    union all
    select person_no, Email
    from campaign_member
    union all
    select person_no, email
    from other_email
)

select distinct person_no, unnest(email_addresses(email)) as address
from written
where person_no is not null and contains(email, '@')
