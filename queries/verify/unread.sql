-- Objects with rows that could not be used and whose Id could not be read: they may be any record.
-- roles: system
select
    object,
    count(*)::bigint as rows
from reject
where object is not null
    and record_id is null
group by object
order by object
