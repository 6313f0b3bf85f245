-- Whether the history is whole: how many events there are, the last of them, and the first that does not fit.
-- An event fits that follows the one before without a gap, names its hash, and is sealed by its own.
-- roles: system
with linked as (
    select
        seq,
        hash,
        seq <> lag(seq, 1, 0) over (order by seq) + 1
        or prev_hash <> lag(hash, 1, repeat('0', 64)) over (order by seq)
        or hash <> sha256(prev_hash || payload) as broken
    from queue.request_event
)

select
    count(*) as events,
    coalesce(max(seq), 0) as last_seq,
    arg_max(hash, seq) as last_hash,
    min(seq) filter (where broken) as first_broken
from linked
