-- The first thing that is wrong with rows that the history vouches for, in PostgreSQL's words: `duckdb/seals`
-- says the same, and what each column means.
-- roles: system
with written as (
    select 'request_queue' as table_name, case_id, null::text as name, seal, concat_ws(
        chr(31), case_id, case_number, kind, action, salesforce_ids, to_char(received_on, 'YYYY-MM-DD'),
        (extract(epoch from received_at) * 1000000)::bigint, coalesce(channel, chr(30)), reason_code,
        parameters, coalesce(intake_no::text, chr(30)), coalesce(batch_no::text, chr(30)),
        coalesce(previous_case_id, chr(30)), coalesce(snapshot_id, chr(30)),
        (extract(epoch from created_at) * 1000000)::bigint, created_by
    ) as words
    from queue.request_queue
    union all
    select 'setting', null::text, name || ' ' || version, seal, concat_ws(
        chr(31), name, version, value, (extract(epoch from changed_at) * 1000000)::bigint, changed_by
    )
    from queue.setting
    union all
    select 'suppression', case_id, identifier || ' ' || left(hash, 12), seal, concat_ws(
        chr(31), hash, identifier, reason, case_id, (extract(epoch from since) * 1000000)::bigint, key_name
    )
    from queue.suppression
    union all
    select 'write_back_item', case_id, concat_ws(' ', object, record_id, action, attempt), seal, concat_ws(
        chr(31), case_id, object, attempt, record_id, (extract(epoch from happened_at) * 1000000)::bigint,
        action, result, coalesce(result_code, chr(30)), actor
    )
    from queue.write_back_item
),

checked as materialized (
    select
        table_name,
        case_id,
        name,
        coalesce(left(seal, 12), '') as place,
        coalesce(seal, encode(sha256(convert_to(words, 'UTF8')), 'hex')) as mark,
        seal is not null
        and substr(seal, 29) <> encode(sha256(convert_to(substr(seal, 13, 16) || words, 'UTF8')), 'hex')
            as is_changed
    from written
),

counted as (
    select
        table_name,
        place,
        table_name || ' ' || count(*) || ' ' || encode(
            sha256(convert_to(string_agg(mark, '' order by mark collate "C"), 'UTF8')), 'hex'
        ) as told
    from checked
    group by table_name, place
),

found as (
    select place, string_agg(told, ', ' order by table_name) as told
    from counted
    group by place
),

vouching as (
    select
        case when strpos(details, '"sealed_before":"') > 0 then '' else lpad(seq::text, 12, '0') end
            as place,
        seq,
        details
    from queue.request_event
    where strpos(details, '"sealed":"') > 0 or strpos(details, '"sealed_before":"') > 0
),

broken as (
    select 1 as rank, 'row' as fault, table_name, case_id, name, null::bigint as seq, null::text as told
    from checked
    where is_changed
    union all
    select 2, 'unsealed', table_name, case_id, name, null, null
    from checked
    where place = '' and exists (select from vouching) and not exists (select from vouching where place = '')
    union all
    select
        3, 'rows', null, null, null,
        coalesce(vouching.seq, substring(found.place from '^[0-9]{12}$')::bigint), found.told
    from found
    full join vouching on vouching.place = found.place
    where coalesce(strpos(vouching.details, ':"' || found.told || '"') = 0, found.place is distinct from '')
    union all
    select 4, 'before', null, null, null, null, told
    from found
    where place = '' and not exists (select from vouching)
),

ranked as (
    select
        *,
        row_number() over (order by rank, table_name, seq, case_id, name) as place
    from broken
)

select fault, table_name, case_id, name, seq, told
from ranked
where place = 1
