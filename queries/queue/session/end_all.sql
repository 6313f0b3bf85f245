-- End every session of a user.
-- roles: system
-- param user_name: text
-- param now: timestamp
-- param reason: text
-- writes
update queue.session
set
    ended_at = $now,
    end_reason = $reason
where user_name = $user_name
    and ended_at is null
