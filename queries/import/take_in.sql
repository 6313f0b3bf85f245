-- Takes the stage in beside the other files of its table, every typed cell in one spelling.
-- NULL where a cell cannot be read, '' where it is empty.
-- roles: import
-- param file_no: integer
-- param object: text
-- param known: text[]
-- param texts: text[]
-- param links: text[]
-- param booleans: text[]
-- param timestamps: text[]
-- param dates: text[]
-- param numbers: text[]
-- param extra: text[]
-- param labels: text[]
-- param report: boolean
-- param zone: text
-- param absent: text
-- writes
insert into incoming by name
with cleaned as (
    select
        rowid as row_no,
        cleaned(columns($known), $report),
        list_value(*columns($extra)) as extra_cells
    from stage
),

typed as (
    select
        row_no,
        as_id(trim(Id)) as Id,
        columns($texts),
        as_link(trim(columns($links))),
        as_boolean(columns($booleans), $absent),
        as_timestamp(columns($timestamps), $zone),
        as_date(columns($dates)),
        as_number(columns($numbers)),
        extra_map($labels, extra_cells, $report) as extra
    from cleaned
)

select
    $file_no as file_no,
    $object as record_object,
    typed.* exclude (no_text, no_link, no_boolean, no_timestamp, no_date, no_number)
from typed
