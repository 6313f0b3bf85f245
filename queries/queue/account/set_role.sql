-- Give an account another role.
-- roles: system
-- param user_name: text
-- param role: text
-- writes
update queue.user_account
set role = $role
where user_name = $user_name
