-- Note that somebody is at work.
-- roles: system
-- param session_id: text
-- param now: timestamp
-- writes
update queue.session
set last_seen_at = $now
where session_id = $session_id
    and ended_at is null
