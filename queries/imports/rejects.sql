-- A page of records that could not be used, by their place in the table: where they stand, why, what was in them.
-- roles: officer
-- param file_no: integer?
-- param after: bigint
-- param rows: integer
select
    rowid as place,
    file,
    object,
    record_no,
    line_no,
    column_name,
    reason,
    value,
    text
from reject
where rowid > $after and ($file_no::integer is null or file_no = $file_no)
order by rowid
limit $rows
