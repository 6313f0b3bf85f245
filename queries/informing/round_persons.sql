-- Persons of a round by where they stand in it, by person number: a page of them, as the register has them today.
-- Who has left the register since is not among them. told_record knows whose the records are, but for those of
-- deliveries that came since it was last worked out: record_owner would be read from end to end.
-- roles: officer
-- param case_id: text
-- param states: text[]
-- param after: integer
-- param rows: integer
with record as materialized (
    select happened_at, unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
    from deliveries_of($case_id)
    where list_contains($states::varchar[], state)
),

late as materialized (
    select record_id
    from record
    where record_id not in (select record_id from told_record where case_id = $case_id)
),

owner as (
    select record_id, person_no
    from told_record
    where case_id = $case_id
    union all
    select late.record_id, owner.person_no
    from late
    join record_owner as owner
        on owner.id_high = id_high(late.record_id) and owner.id_low = id_low(late.record_id)
),

listed as materialized (
    select owner.person_no, max(record.happened_at) as happened_at
    from record
    join owner on owner.record_id = record.record_id
    where owner.person_no > $after
    group by owner.person_no
    order by owner.person_no
    limit $rows
)

select
    listed.person_no,
    listed.happened_at,
    person.name,
    person.company,
    person.email
from listed
join person on person.person_no = listed.person_no
order by listed.person_no
