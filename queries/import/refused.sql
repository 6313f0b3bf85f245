-- The records with a typed cell that cannot be read: the first such column, and the whole record as a map.
-- roles: import
-- param file_no: integer
-- param checked: text[]
-- param kept: text[]
-- param labels: text[]
-- writes
create or replace temp table refused as
with judged as (
    select
        row_no,
        list_value(*columns($checked)) as cells
    from incoming
    where file_no = $file_no
),

faulty as (
    select
        row_no,
        list_filter(list_zip($checked, cells), lambda pair: pair[2] is null) as faults
    from judged
),

written as (
    select
        rowid as row_no,
        list_value(*columns($kept)) as cells
    from stage
)

select
    faulty.row_no,
    faulty.faults[1][1] as column_name,
    map_from_entries(list_filter(list_zip($labels, written.cells), lambda pair: pair[2] <> '')) as record
from faulty
join written using (row_no)
where len(faulty.faults) > 0
