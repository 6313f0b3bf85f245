-- The records of a file with every typed cell in a spelling that the table's type reads: see `set_casting`.
-- NULL where a cell cannot be read, '' where it is empty.
-- roles: import
-- writes
create or replace temp view typed as
with cleaned as (
    select
        row_no,
        cleaned(columns(getvariable('casting').known), getvariable('casting').report),
        list_value(*columns(getvariable('casting').extra)) as extra_cells
    from given
),

typed as (
    select
        row_no,
        as_id(trim(Id)) as Id,
        columns(getvariable('casting').texts),
        as_link(trim(columns(getvariable('casting').links))),
        as_boolean(columns(getvariable('casting').booleans), getvariable('casting').absent),
        as_timestamp(columns(getvariable('casting').timestamps), getvariable('casting').zone),
        as_date(columns(getvariable('casting').dates)),
        as_number(columns(getvariable('casting').numbers)),
        case
            when getvariable('casting').labels <> [''] then
                extra_map(getvariable('casting').labels, extra_cells, getvariable('casting').report)
            else map()
        end as extra
    from cleaned
)

select
    getvariable('casting').file_no as file_no,
    getvariable('casting').object as record_object,
    typed.* exclude (no_text, no_link, no_boolean, no_timestamp, no_date, no_number)
from typed
