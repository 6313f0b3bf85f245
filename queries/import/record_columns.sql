-- Enters the columns that this export has, by object.
-- roles: import
-- writes
insert into known_column
select distinct
    object,
    unnest(columns) as column_name,
    null::timestamp as gone_at
from import_file
where object is not null
    and error is null
