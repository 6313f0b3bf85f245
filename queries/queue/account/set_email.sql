-- Give an account another e-mail address, or none.
-- roles: system
-- param user_name: text
-- param email: text?
-- writes
update queue.user_account
set email = $email
where user_name = $user_name
