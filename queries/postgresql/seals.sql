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
        coalesce(substring(left(seal, 12) from '^[0-9]{12}$')::bigint, 0) as seq,
        left(coalesce(substr(seal, 29), encode(sha256(convert_to(words, 'UTF8')), 'hex')), 32) as mark,
        seal is not null
        and substr(seal, 29)
            <> left(encode(sha256(convert_to(substr(seal, 13, 16) || words, 'UTF8')), 'hex'), 32)
            as is_changed
    from written
),

counted as (
    select table_name, seq, count(*) as came, min(mark) as mark
    from checked
    group by table_name, seq
),

-- Most events come with one row, which need not be put in order.
many as (
    select
        checked.table_name,
        checked.seq,
        encode(
            sha256(convert_to(string_agg(checked.mark, '' order by checked.mark collate "C"), 'UTF8')), 'hex'
        ) as hash
    from checked
    join counted on counted.table_name = checked.table_name and counted.seq = checked.seq
    where counted.came > 1
    group by checked.table_name, checked.seq
),

present as (
    select
        counted.table_name,
        counted.seq,
        counted.came || ' ' || coalesce(many.hash, encode(sha256(convert_to(counted.mark, 'UTF8')), 'hex')) as told
    from counted
    left join many on many.table_name = counted.table_name and many.seq = counted.seq
),

vouching as (
    select
        sealed.table_name,
        case when strpos(event.details, '"un' || sealed.key) > 0 then 0 else event.seq end as seq,
        sealed.key,
        event.details
    from queue.request_event as event
    join (
        values
        ('request_queue', 'sealed_request_queue":"'), ('setting', 'sealed_setting":"'),
        ('suppression', 'sealed_suppression":"'), ('write_back_item', 'sealed_write_back_item":"')
    ) as sealed (table_name, key) on strpos(event.details, sealed.key) > 0
),

broken as (
    select 1 as rank, 'row' as fault, table_name, case_id, name, null::bigint as seq, null::varchar as told
    from checked
    where is_changed
    union all
    select 2, 'unsealed', table_name, case_id, name, null, null
    from checked
    where seq = 0
        and exists (select from vouching)
        and table_name not in (select table_name from vouching where seq = 0)
    union all
    select
        3, 'rows', coalesce(present.table_name, vouching.table_name), null, null,
        coalesce(present.seq, vouching.seq), present.told
    from present
    full join vouching on vouching.table_name = present.table_name and vouching.seq = present.seq
    where coalesce(
        strpos(vouching.details, vouching.key || present.told || '"') = 0, present.seq is distinct from 0
    )
    union all
    select 4, 'before', table_name, null, null, null, told
    from present
    where seq = 0 and not exists (select from vouching)
),

ranked as (
    select *, row_number() over (order by rank, table_name, seq, case_id, name) as place
    from broken
)

select fault, table_name, case_id, name, seq, told
from ranked
where place = 1 or fault = 'before'
order by place
