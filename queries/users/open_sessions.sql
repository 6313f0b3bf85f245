-- How many sessions of each user have neither been ended nor run out.
-- roles: admin
-- param idle_since: timestamp
-- param started_since: timestamp
select
    user_name,
    count(*) as sessions
from queue.session
where ended_at is null
    and last_seen_at > $idle_since
    and created_at > $started_since
group by user_name
order by user_name
