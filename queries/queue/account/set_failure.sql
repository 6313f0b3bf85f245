-- Count another failed sign-in by a name.
-- roles: system
-- param name_key: text
-- param failures: integer
-- param last_failed_at: timestamp
-- param paused_until: timestamp?
-- writes
update queue.sign_in_failure
set
    failures = $failures,
    last_failed_at = $last_failed_at,
    paused_until = $paused_until
where name_key = $name_key
