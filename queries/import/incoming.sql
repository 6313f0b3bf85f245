-- A table like the given one, all text, for the records of every file of it before they are merged.
-- '' is an empty cell, NULL a column that the file has not. row_no: the row in the stage.
-- roles: import
-- param table: text
-- writes
create or replace temp table incoming as
select
    null::bigint as row_no,
    null::varchar as record_object,
    columns(lambda name: name not in ('object', 'file_no', 'extra', 'data'))::varchar,
    null::integer as file_no,
    null::map(varchar, varchar) as extra
from query_table($table)
limit 0
