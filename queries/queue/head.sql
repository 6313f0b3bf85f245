-- The head of the hash chain: taken by max(seq), never by ORDER BY … LIMIT (engine notes §1.5).
-- roles: system
select
    seq,
    hash
from queue.request_event
where seq = (select max(seq) from queue.request_event)
