-- Forget failed sign-ins that are older than a moment: a table that strangers fill must not grow for ever.
-- roles: system
-- param before: timestamp
-- writes
delete from queue.sign_in_failure
where last_failed_at < $before
