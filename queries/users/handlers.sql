-- Who can be given a case: officers and case handlers whose account is in use.
-- roles: officer, staff
select
    user_name,
    name
from queue.user_account
where
    active
    and role in ('officer', 'staff')
order by name, user_name
