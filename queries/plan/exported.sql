-- What the export had: each object whose file was read without a fault, with its columns.
-- unread: rows of it that were turned away, so that something of it may be missing.
-- roles: officer, staff, system
select
    object,
    flatten(list(coalesce(columns, []))) as columns,
    sum(rejected)::bigint as unread
from import_file
where object is not null
group by object
having bool_and(error is null)
order by object
