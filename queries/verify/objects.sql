-- Of each object in this export: when it was exported, whether it is whole, whether it shows the recycle bin.
-- Not whole is what shrank by more than the policy lets pass, and an empty file: unless what is missing was deleted
-- by cases carried out here. `absent` are ids of such cases that this export does not show.
-- roles: system
-- param percent: integer
-- param absent: text[]
with ordered as (
    select
        object,
        record_id
    from queue.write_back_item
    where action = 'delete'
        and case_id in (select case_id from queue.request_event where step = 'execute')
    group by case_id, object, record_id
    having arg_max(result, attempt) <> 'dropped'
),

gone as (
    select
        known_object.object,
        count(distinct ordered.record_id) as records
    from known_object
    join ordered on ordered.object = known_object.object
    left join changed_record
        on changed_record.object = ordered.object
        and changed_record.record_id = ordered.record_id
        and changed_record.change = 'removed'
    where changed_record.record_id is not null
        or (known_object.carried and ordered.record_id in (select unnest($absent::varchar[])))
    group by known_object.object
),

file as (
    select
        object,
        bool_and(coalesce(
            list_contains(list_transform(columns, lambda name: lower(name)), 'isdeleted')
            or regexp_matches(container, '(^|/)WE_00D\w+\.ZIP$', 'i'),
            false
        )) as shows_bin
    from import_file
    where object is not null
    group by object
)

select
    known_object.object,
    known_object.exported_at,
    file.shows_bin,
    coalesce(
        case
            when known_object.records = 0 then coalesce(gone.records, 0) >= known_object.previous_records
            else
                100 * (known_object.records + coalesce(gone.records, 0))
                >= (100 - $percent) * coalesce(known_object.previous_records, 0)
        end,
        false
    ) as complete
from known_object
join file on file.object = known_object.object
left join gone on gone.object = known_object.object
where known_object.records is not null
order by known_object.object
