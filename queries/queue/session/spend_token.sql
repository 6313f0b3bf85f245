-- Keep the mark of a provider's token as a session that ended when it began.
-- roles: system
-- param session_id: text
-- param user_name: text
-- param now: timestamp
-- writes
insert into queue.session (session_id, user_name, created_at, last_seen_at, ended_at, end_reason)
values ($session_id, $user_name, $now, $now, $now, 'token_used')
