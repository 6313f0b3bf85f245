-- How many rows that the import could not read are or name some records, by object.
-- roles: officer, staff, system
-- param record_ids: text[]
with holder as materialized (
    select owner.person_no
    from (select unnest($record_ids::varchar[]) as record_id) as given
    join record_owner as owner
        on owner.id_high = id_high(given.record_id) and owner.id_low = id_low(given.record_id)
),

-- By the person, too: contacts are sorted by it, and nothing else tells where an id lies.
address as (
    select lower(trim(Email)) as email
    from contact
    where person_no in (select person_no from holder)
        and Id in (select unnest($record_ids::varchar[]))
        and Email is not null
)

select
    coalesce(object, file) as object,
    count(*)::bigint as rows
from reject
where record_id in (select unnest($record_ids::varchar[]))
    or lower(trim(email)) in (select email from address)
group by 1
order by 1
