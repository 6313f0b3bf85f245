-- E-mail addresses of persons: on how many records, and whether several people read them.
-- Shared: the part before @ is a role of the policy's list, or two or more first names and two or more last
-- names use it. Names in the wrong order are no second person.
-- roles: import
-- writes
create or replace temporary table address as
with used as (
    select
        record.email,
        record.record_no,
        plain(contact.FirstName) as first_name,
        plain(contact.LastName) as last_name,
        list_sort(string_split(plain(concat_ws(' ', contact.FirstName, contact.LastName)), ' ')) as words
    from record
    join contact on contact.rowid = record.row_id
    where record.object <> 'Individual' and regexp_full_match(record.email, '[^@\s]+@[^@\s]+\.[^@\s]+')
)

select
    email,
    min(record_no) as record_no,
    count(*) as records,
    split_part(email, '@', 1) in (select word from policy_word where kind = 'shared_mailbox')
    or (
        count(distinct first_name) > 1
        and count(distinct last_name) > 1
        and count(distinct words) > 1
    ) as shared
from used
group by email
