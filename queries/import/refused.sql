-- The records with a typed cell that cannot be read: the first such column, and the whole record as JSON.
-- roles: import
-- param checked: text[]
-- param kept: text[]
-- param labels: text[]
-- writes
create or replace temp table refused as
with sound as (
    select row_no
    from typed
    where columns($checked) is not null
),

judged as (
    select
        row_no,
        list_value(*columns($checked)) as cells
    from typed
    where row_no not in (select row_no from sound)
),

written as (
    select
        rowid as row_no,
        list_value(*columns($kept)) as cells
    from stage
    where rowid in (select row_no from judged)
)

select
    judged.row_no,
    list_filter(list_zip($checked, judged.cells), lambda pair: pair[2] is null)[1][1] as column_name,
    map_from_entries(list_filter(list_zip($labels, written.cells), lambda pair: pair[2] <> '')) as record
from judged
join written using (row_no)
