-- The events that say what an account was from then on, the oldest first.
-- roles: system
select
    seq,
    details
from queue.request_event
where details like '%"account_hash":"%' or details like '%"account_hashes":{%'
order by seq
