-- Counts the changed records, one row an object.
-- roles: import
-- param objects: text[]
-- writes
insert into difference
with compared as (
    select unnest($objects) as object
)

select
    compared.object,
    count(*) filter (where changed_record.change = 'added') as added,
    count(*) filter (where changed_record.change = 'removed') as removed,
    count(*) filter (where changed_record.change = 'changed') as changed
from compared
left join changed_record using (object)
group by compared.object
