-- Persons of a round by where they stand in it, by person number: a page of them, as the register has them today.
-- Who has left the register since is not among them.
-- roles: officer
-- param case_id: text
-- param states: text[]
-- param after: integer
-- param rows: integer
with record as (
    select happened_at, unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
    from deliveries_of($case_id)
    where list_contains($states::varchar[], state)
),

listed as materialized (
    select owner.person_no, max(record.happened_at) as happened_at
    from record
    join record_owner as owner
        on owner.id_high = id_high(record.record_id) and owner.id_low = id_low(record.record_id)
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
