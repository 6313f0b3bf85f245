-- Which event has begun sealing in a queue that is older than seals; NULL where none has.
-- roles: system
select max(seq) as seq
from queue.request_event
where step = 'begin_sealing'
