-- Adds who reads exactly an address in From, To, Cc or Bcc of an e-mail message.
-- roles: import
-- writes
insert into activity_person
with header as (
    select rowid as row_id, 3::tinyint as rank, FromAddress as written
    from activity
    where FromAddress is not null
    union all
    select rowid, 4::tinyint, ToAddress
    from activity
    where ToAddress is not null
    union all
    select rowid, 5::tinyint, CcAddress
    from activity
    where CcAddress is not null
    union all
    select rowid, 6::tinyint, BccAddress
    from activity
    where BccAddress is not null
),

written as (
    select
        row_id,
        rank,
        unnest(regexp_extract_all(plain(written), '[^\s<>;,"()]+@[^\s<>;,"()]+')) as email
    from header
)

select written.row_id, person_of_address.person_no, written.rank
from written
join person_of_address on person_of_address.email = written.email
