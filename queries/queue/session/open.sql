-- How many sessions nobody has ended that began, and were last seen, after some moments, and not ahead of now.
-- roles: system
-- param began_after: timestamp
-- param seen_after: timestamp
-- param ahead: timestamp
select count(*) as sessions
from queue.session
where ended_at is null
    and created_at > $began_after
    and last_seen_at > $seen_after
    and created_at <= $ahead
    and last_seen_at <= $ahead
