-- When the head of the history was mailed last; NULL where it never was.
-- roles: system
select max(happened_at) as happened_at
from queue.request_event
where step = 'anchor_mailed'
