-- What everybody who has or had an account is called, for those who read who did what.
-- roles: officer, staff
select
    user_name,
    name
from queue.user_account
order by user_name
