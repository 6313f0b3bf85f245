-- Add an account that is active at once.
-- roles: system
-- param user_name: text
-- param name: text
-- param role: text
-- param email: text?
-- param password_hash: text
-- param must_change_password: boolean
-- param created_at: timestamp
-- param created_by: text
-- writes
insert into queue.user_account (
    user_name, name, role, email, password_hash, must_change_password,
    active, password_changed_at, created_at, created_by
)
values (
    $user_name, $name, $role, $email, $password_hash, $must_change_password,
    true, $created_at, $created_at, $created_by
)
