-- The hashes of some events by their numbers, to be held against what was written down elsewhere.
-- roles: system
-- param seqs: bigint[]
select
    seq,
    hash
from queue.request_event
where seq in (select unnest($seqs::bigint[]))
