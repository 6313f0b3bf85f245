-- Gives every record of a file without Ids a local reference: file and record number.
-- A subtotal between the rows of a report gets none, and so is rejected: a label of totals, then only numbers.
-- roles: import
-- param file_no: integer
-- param report: boolean
-- writes
create or replace temp table stage as
with filled as (
    select
        columns(lambda name: name <> 'Id'),
        rowid + 1 as record_no,
        list_filter(list_value(*columns(lambda name: name <> 'Id')), lambda cell: trim(cell) <> '') as cells
    from stage
)

select
    * exclude (record_no, cells),
    case
        when
            $report
            and regexp_full_match(
                trim(cells[1]),
                '(?i)(sub|grand )?totals?|count|(väli|loppu|kokonais)?summa|yhteensä|lukumäärä'
            )
            and len(list_filter(cells[2:], lambda cell: not regexp_full_match(cell, '[A-Z]{0,3}[-0-9\s.,€$%]+'))) = 0
            then ''
        else '@' || $file_no || '-' || record_no
    end as Id
from filled
