-- The stage with every typed cell in one spelling; NULL where it cannot be read, '' where it is empty.
-- roles: import
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
-- writes
create or replace temp table typed as
with cleaned as (
    select
        rowid as row_no,
        cleaned(columns($known), $report),
        list_value(*columns($extra)) as extra_cells
    from stage
)

select
    row_no,
    as_id(trim(Id)) as Id,
    columns($texts),
    as_link(trim(columns($links))),
    as_boolean(columns($booleans)),
    as_timestamp(columns($timestamps), $zone),
    as_date(columns($dates)),
    as_number(columns($numbers)),
    map_from_entries(
        list_filter(
            list_transform(
                list_zip($labels, extra_cells),
                lambda pair: (pair[1], extra_cell(pair[1], cleaned(pair[2], $report)))
            ),
            lambda pair: pair[1] <> ''
        )
    ) as extra
from cleaned
