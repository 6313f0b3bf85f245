-- Give an account another password.
-- roles: system
-- param user_name: text
-- param password_hash: text
-- param must_change_password: boolean
-- param password_changed_at: timestamp
-- writes
update queue.user_account
set
    password_hash = $password_hash,
    must_change_password = $must_change_password,
    password_changed_at = $password_changed_at
where user_name = $user_name
