-- The account that a calendar's address belongs to.
-- roles: system
-- param calendar_key: text
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
where calendar_key = $calendar_key
