-- Whose each e-mail address is, where one person only reads it.
-- roles: import
-- writes
create or replace temporary table person_of_address as
select distinct
    address.email,
    member.person_no
from address
join member on member.email = address.email
where not address.shared
