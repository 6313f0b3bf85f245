-- What has been written into the history about looking at one snapshot for proof.
-- roles: system
-- param snapshot_id: text
select details
from queue.request_event
where step = 'verification'
    and snapshot_id = $snapshot_id
order by seq
