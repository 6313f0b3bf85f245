-- Whether the history is whole: how many events there are, the last of them, and the first that does not fit.
-- An event fits that follows the one before without a gap, names its hash, is sealed by its own, and whose columns
-- are what its payload says. `fault` tells which of these the first one breaks: gap, link, seal or columns.
-- roles: system
with written as (
    select
        seq,
        prev_hash,
        hash,
        payload,
        nfc_normalize(to_json({
            'actor': actor,
            'case_id': case_id,
            'details': details,
            'ground': ground,
            'happened_at': strftime(happened_at, '%Y-%m-%dT%H:%M:%S.%f'),
            'material_hash': material_hash,
            'reason_code': reason_code,
            'role': role,
            'seq': seq,
            'snapshot_id': snapshot_id,
            'state': state,
            'step': step,
            'version': version
        })::varchar) as columns
    from queue.request_event
),

checked as (
    select
        seq,
        prev_hash,
        hash,
        hash = sha256(prev_hash || payload) as is_sealed,
        -- DuckDB writes control characters with capitals, unlike the ledger.
        case when columns = payload then true else coalesce(try(json(payload)::varchar = columns), false) end
            as is_told
    from written
),

linked as (
    select
        seq,
        hash,
        case
            when seq <> lag(seq, 1, 0) over (order by seq) + 1 then 'gap'
            when prev_hash <> lag(hash, 1, repeat('0', 64)) over (order by seq) then 'link'
            when not is_sealed then 'seal'
            when not is_told then 'columns'
        end as fault
    from checked
)

select
    count(*) as events,
    coalesce(max(seq), 0) as last_seq,
    arg_max(hash, seq) as last_hash,
    min(seq) filter (where fault is not null) as first_broken,
    arg_min(fault, seq) filter (where fault is not null) as fault
from linked
