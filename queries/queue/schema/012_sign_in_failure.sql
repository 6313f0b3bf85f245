-- Failed sign-ins, counted alike for names that exist and names that do not.
-- `name_key` is a keyed hash: what somebody mistypes as a name may be a password.
-- roles: system
-- writes
create table queue.sign_in_failure (
    name_key varchar primary key,
    failures integer not null,
    last_failed_at timestamp not null,
    paused_until timestamp
)
