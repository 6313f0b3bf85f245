-- The fingerprints of the keys that servers of this queue share.
-- roles: system
select
    name,
    fingerprint
from queue.shared_key
order by name
