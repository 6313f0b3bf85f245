-- Every account, in the order of user names.
-- roles: system
select
    user_name,
    name,
    role,
    password_hash,
    must_change_password,
    active,
    language,
    email,
    calendar_key,
    second_factor,
    password_changed_at,
    created_at
from queue.user_account
order by user_name
