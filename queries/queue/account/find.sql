-- The account of a user name.
-- roles: system
-- param user_name: text
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
where user_name = $user_name
