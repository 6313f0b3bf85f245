-- End one session.
-- roles: system
-- param session_id: text
-- param now: timestamp
-- param reason: text
-- writes
update queue.session
set
    ended_at = $now,
    end_reason = $reason
where session_id = $session_id
    and ended_at is null
