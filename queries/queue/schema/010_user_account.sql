-- Who may sign in. Mutable; every change is also an event in the history.
-- `password_hash` is bcrypt, `language` NULL until somebody chooses one.
-- roles: system
-- writes
create table queue.user_account (
    user_name varchar primary key,
    name varchar not null,
    role varchar not null,
    password_hash varchar not null,
    must_change_password boolean not null,
    active boolean not null,
    language varchar,
    password_changed_at timestamp not null,
    created_at timestamp not null,
    created_by varchar not null
)
