-- End every session of everybody.
-- roles: system
-- param now: timestamp
-- param reason: text
-- writes
update queue.session
set
    ended_at = $now,
    end_reason = $reason
where ended_at is null
