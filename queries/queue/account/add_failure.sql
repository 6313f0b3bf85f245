-- Begin to count failed sign-ins by a name.
-- roles: system
-- param name_key: text
-- param failures: integer
-- param last_failed_at: timestamp
-- param paused_until: timestamp?
-- writes
insert into queue.sign_in_failure (name_key, failures, last_failed_at, paused_until)
values ($name_key, $failures, $last_failed_at, $paused_until)
