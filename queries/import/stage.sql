-- The records of one CSV file as text, in file order; rowid + 1 is the number of the record.
-- Dialect and columns are fixed: sniffing loses rows without a word. What does not fit is left out here and
-- found by counting. The columns named no_… are empty: a list of columns must never be.
-- roles: import
-- param path: text
-- param columns: columns
-- param kept: text[]
-- param delimiter: text
-- param skip: integer
-- param longest: bigint
-- writes
create or replace temp table stage as
select
    coalesce(columns($kept), ''),
    '' as "+",
    '' as no_text,
    '' as no_link,
    '' as no_boolean,
    '' as no_timestamp,
    '' as no_date,
    '' as no_number
from read_csv(
    $path,
    columns = $columns,
    auto_detect = false,
    header = true,
    skip = $skip,
    delim = $delimiter,
    quote = '"',
    escape = '"',
    strict_mode = true,
    ignore_errors = true,
    max_line_size = $longest,
    compression = 'none'
)
