-- How often signing in by a name has failed, and until when it is paused.
-- roles: system
-- param name_key: text
select
    failures,
    last_failed_at,
    paused_until
from queue.sign_in_failure
where name_key = $name_key
