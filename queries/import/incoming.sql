-- A table for the records of every file of one table before they are merged: its columns as far as a file has them.
-- All text: '' is an empty cell, NULL a column that the file has not. row_no: the row in the stage.
-- roles: import
-- param table: text
-- param columns: text[]
-- writes
create or replace temp table incoming as
select
    null::bigint as row_no,
    null::varchar as record_object,
    columns($columns)::varchar,
    null::integer as file_no,
    null::map(varchar, varchar) as extra
from query_table($table)
limit 0
