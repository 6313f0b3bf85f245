-- Forget sessions that began before a moment; the history keeps the sign-ins themselves.
-- roles: system
-- param before: timestamp
-- writes
delete from queue.session
where created_at < $before
