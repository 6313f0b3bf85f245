-- The first thing that is wrong with rows that the history vouches for: `decisions/sealing` tells how it does.
-- `fault`: row (it was changed), unsealed (no event came with it), rows (there are others than came with the
-- event `seq`: `told` says which there are now), before (no fault: rows are older than seals, and no event
-- vouches for any yet). No row, if nothing is wrong.
-- roles: system
with written as (
    select 'request_queue' as table_name, case_id, null as name, seal, concat_ws(
        chr(31), case_id, case_number, kind, action, salesforce_ids, received_on, epoch_us(received_at),
        coalesce(channel, chr(30)), reason_code, parameters, coalesce(intake_no::varchar, chr(30)),
        coalesce(batch_no::varchar, chr(30)), coalesce(previous_case_id, chr(30)),
        coalesce(snapshot_id, chr(30)), epoch_us(created_at), created_by
    ) as words
    from queue.request_queue
    union all
    select 'setting', null, name || ' ' || version, seal, concat_ws(
        chr(31), name, version, value, epoch_us(changed_at), changed_by
    )
    from queue.setting
    union all
    select 'suppression', case_id, identifier || ' ' || left(hash, 12), seal, concat_ws(
        chr(31), hash, identifier, reason, case_id, epoch_us(since), key_name
    )
    from queue.suppression
    union all
    select 'write_back_item', case_id, concat_ws(' ', object, record_id, action, attempt), seal, concat_ws(
        chr(31), case_id, object, attempt, record_id, epoch_us(happened_at), action, result,
        coalesce(result_code, chr(30)), actor
    )
    from queue.write_back_item
),

checked as materialized (
    select
        table_name,
        case_id,
        name,
        coalesce(left(seal, 12), '') as place,
        coalesce(seal, sha256(words)) as mark,
        seal is not null and substr(seal, 29) <> sha256(substr(seal, 13, 16) || words) as is_changed
    from written
),

counted as (
    select
        table_name,
        place,
        table_name || ' ' || count(*) || ' ' || sha256(string_agg(mark, '' order by mark)) as told
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
        if(contains(details, '"sealed_before":"'), '', lpad(seq::varchar, 12, '0')) as place,
        seq,
        details
    from queue.request_event
    where contains(details, '"sealed":"') or contains(details, '"sealed_before":"')
),

broken as (
    select 1 as rank, 'row' as fault, table_name, case_id, name, null as seq, null as told
    from checked
    where is_changed
    union all
    select 2, 'unsealed', table_name, case_id, name, null, null
    from checked
    where place = '' and exists (from vouching) and not exists (from vouching where place = '')
    union all
    select 3, 'rows', null, null, null, coalesce(vouching.seq, try_cast(found.place as bigint)), found.told
    from found
    full join vouching on vouching.place = found.place
    where coalesce(not contains(vouching.details, ':"' || found.told || '"'), found.place is distinct from '')
    union all
    select 4, 'before', null, null, null, null, told
    from found
    where place = '' and not exists (from vouching)
)

select fault, table_name, case_id, name, seq, told
from broken
qualify row_number() over (order by rank, table_name, seq, case_id, name) = 1
