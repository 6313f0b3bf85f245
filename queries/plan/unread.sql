-- How many rows that the import could not read are or name some records, by object.
-- roles: officer, staff, system
-- param record_ids: text[]
with address as (
    select lower(trim(Email)) as email
    from contact
    where Id in (select unnest($record_ids::varchar[])) and Email is not null
)

select
    coalesce(object, file) as object,
    count(*)::bigint as rows
from reject
where record_id in (select unnest($record_ids::varchar[]))
    or lower(trim(email)) in (select email from address)
group by 1
order by 1
