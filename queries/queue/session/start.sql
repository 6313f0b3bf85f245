-- Begin a session.
-- roles: system
-- param session_id: text
-- param user_name: text
-- param now: timestamp
-- writes
insert into queue.session (session_id, user_name, created_at, last_seen_at)
values ($session_id, $user_name, $now, $now)
