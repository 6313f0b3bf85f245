-- The columns that this export had, by object; one row without a column where only the object is known.
-- roles: import
-- writes
create or replace temporary table given_column as
select
    object,
    unnest(coalesce(columns, [null])) as column_name
from import_file
where object is not null and error is null
