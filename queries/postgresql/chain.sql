-- Whether the history is whole, in PostgreSQL's words: `duckdb/chain` says the same, and what each column means.
-- roles: system
with written as (
    select
        seq,
        prev_hash,
        hash,
        payload,
        concat(
            '{"actor":', to_json(actor),
            ',"case_id":', coalesce(to_json(case_id)::text, 'null'),
            ',"details":', to_json(details),
            ',"ground":', coalesce(to_json(ground)::text, 'null'),
            ',"happened_at":"', to_char(happened_at, 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            '","material_hash":', coalesce(to_json(material_hash)::text, 'null'),
            ',"reason_code":', coalesce(to_json(reason_code)::text, 'null'),
            ',"role":', to_json(role),
            ',"seq":', seq,
            ',"snapshot_id":', coalesce(to_json(snapshot_id)::text, 'null'),
            ',"state":', coalesce(to_json(state)::text, 'null'),
            ',"step":', to_json(step),
            ',"version":', coalesce(version::text, 'null'),
            '}'
        ) as columns
    from queue.request_event
),

linked as (
    select
        seq,
        hash,
        case
            when seq <> lag(seq, 1, 0::bigint) over (order by seq) + 1 then 'gap'
            when prev_hash <> lag(hash, 1, repeat('0', 64)::varchar) over (order by seq) then 'link'
            when hash <> encode(sha256(convert_to(prev_hash || payload, 'UTF8')), 'hex') then 'seal'
            -- Normalising is slow, and all but never needed.
            when payload <> columns and payload <> normalize(columns, nfc) then 'columns'
        end as fault
    from written
)

select
    count(*) as events,
    coalesce(max(seq), 0) as last_seq,
    (array_agg(hash order by seq desc))[1] as last_hash,
    min(seq) filter (where fault is not null) as first_broken,
    (array_agg(fault order by seq) filter (where fault is not null))[1] as fault
from linked
