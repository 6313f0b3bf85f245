-- What some rectification requests ask to be corrected, by the newest list of each, with what the register has now.
-- place: there, in_bin, or gone where the record is not in this snapshot.
-- roles: officer, staff, system
-- param case_ids: text[]
with newest as (
    select
        case_id,
        arg_max(material_hash, version) as material_hash
    from queue.request_event
    where case_id in (select unnest($case_ids::varchar[]))
        and step = 'correct'
    group by case_id
),

asked as (
    select
        newest.case_id,
        newest.material_hash,
        unnest(
            from_json(
                material.content ->> 'corrections',
                '[{"object":"VARCHAR","record_id":"VARCHAR","column":"VARCHAR","old":"VARCHAR","new":"VARCHAR"}]'
            )
        ) as correction
    from newest
    join queue.case_material as material
        on material.case_id = newest.case_id
        and material.material_hash = newest.material_hash
),

held as (
    select Id, IsDeleted, to_json(contact) as cells, extra
    from contact
    where Id in (select correction.record_id from asked)
    union all
    select Id, IsDeleted, to_json(individual), extra
    from individual
    where Id in (select correction.record_id from asked)
)

select
    asked.case_id,
    asked.material_hash,
    correction.object,
    correction.record_id,
    correction."column" as field,
    correction."old" as old,
    correction."new" as new,
    coalesce(
        held.cells ->> ('/' || correction."column"),
        held.extra ->> ('/' || correction."column")
    ) as current,
    case when held.Id is null then 'gone' when held.IsDeleted then 'in_bin' else 'there' end as place
from asked
left join held on held.Id = correction.record_id
order by asked.case_id, correction.object, correction.record_id, field
