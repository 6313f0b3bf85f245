-- Every address of those who may not be mailed for one of some reasons, with its SHA-256; each address once.
-- The address is trimmed and in small letters before it is hashed, as mailing tools expect it.
-- roles: officer
-- param reasons: text[]
with barred as (
    select distinct person_no
    from no_mail
    where reason in (select unnest($reasons::varchar[]))
)

select distinct
    mail.address,
    sha256(mail.address) as hash
from person_email as mail
join barred on barred.person_no = mail.person_no
order by mail.address
