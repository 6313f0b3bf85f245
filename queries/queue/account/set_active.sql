-- Let an account sign in, or not.
-- roles: system
-- param user_name: text
-- param active: boolean
-- writes
update queue.user_account
set active = $active
where user_name = $user_name
