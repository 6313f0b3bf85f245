-- The first thing that is wrong with rows that the history vouches for: `decisions/sealing` tells how it does.
-- `fault`: row (it was changed), unsealed (no event came with it), rows (there are others than came with the
-- event `seq`, 0 for the one that begins sealing: `told` says which there are now), before (no fault: the rows
-- of a table are older than seals, and no event vouches for any yet). No row, if nothing is wrong.
-- roles: system
with written as (
    select 'request_queue' as table_name, case_id, null as name, seal, concat_ws(
        chr(31), case_id, case_number, kind, action, salesforce_ids, received_on, epoch_us(received_at),
        coalesce(channel, chr(30)), reason_code, parameters, coalesce(intake_no::varchar, chr(30)),
        coalesce(batch_no::varchar, chr(30)), coalesce(previous_case_id, chr(30)), coalesce(snapshot_id, chr(30)),
        epoch_us(created_at), created_by
    ) as words
    from queue.request_queue
    union all
    select 'setting', null, name || ' ' || version, seal,
        concat_ws(chr(31), name, version, value, epoch_us(changed_at), changed_by)
    from queue.setting
    union all
    select 'suppression', case_id, identifier || ' ' || left(hash, 12), seal,
        concat_ws(chr(31), hash, identifier, reason, case_id, epoch_us(since), key_name)
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
        table_name, case_id, name,
        coalesce(try_cast(left(seal, 12) as bigint), 0) as seq,
        left(coalesce(substr(seal, 29), sha256(words)), 32) as mark,
        seal is not null and substr(seal, 29) <> left(sha256(substr(seal, 13, 16) || words), 32) as is_changed
    from written
),

counted as (
    select table_name, seq, count(*) as came, min(mark) as mark from checked group by table_name, seq
),

-- Most events come with one row, which need not be put in order.
many as (
    select table_name, seq, sha256(string_agg(checked.mark, '' order by checked.mark)) as hash
    from checked
    join counted using (table_name, seq)
    where counted.came > 1
    group by table_name, seq
),

present as (
    select table_name, seq, counted.came || ' ' || coalesce(many.hash, sha256(counted.mark)) as told
    from counted
    left join many using (table_name, seq)
),

vouching as (
    select table_name, if(contains(details, '"un' || key), 0, seq) as seq, key, details
    from queue.request_event
    join (
        values
        ('request_queue', 'sealed_request_queue":"'), ('setting', 'sealed_setting":"'),
        ('suppression', 'sealed_suppression":"'), ('write_back_item', 'sealed_write_back_item":"')
    ) as sealed (table_name, key) on contains(details, key)
),

broken as (
    select 1 as rank, 'row' as fault, table_name, case_id, name, null::bigint as seq, null::varchar as told
    from checked
    where is_changed
    union all
    select 2, 'unsealed', table_name, case_id, name, null, null
    from checked
    where seq = 0 and exists (from vouching) and table_name not in (select table_name from vouching where seq = 0)
    union all
    select 3, 'rows', table_name, null, null, seq, told
    from present
    full join vouching using (table_name, seq)
    -- What none vouches for though it is older is unsealed.
    where coalesce(not contains(details, key || told || '"'), told is null or seq <> 0)
    union all
    select 4, 'before', table_name, null, null, null, told from present where seq = 0 and not exists (from vouching)
)

select fault, table_name, case_id, name, seq, told
from broken
qualify row_number() over (order by rank, table_name, seq, case_id, name) = 1 or fault = 'before'
order by rank, table_name
