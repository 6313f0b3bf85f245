-- The records of one CSV file as text, in file order, read anew each time: see `set_reading`.
-- Dialect and columns are fixed: sniffing loses rows without a word. What does not fit is left out here and
-- found by counting. The columns named no_… are empty: a list of columns must never be.
-- roles: import
-- writes
create or replace temp view given as
select
    null::bigint as row_no,
    coalesce(columns(getvariable('reading').kept), ''),
    '' as "+",
    '' as no_text,
    '' as no_link,
    '' as no_boolean,
    '' as no_timestamp,
    '' as no_date,
    '' as no_number
from read_csv(
    getvariable('reading').path,
    columns = getvariable('reading').columns,
    auto_detect = false,
    header = true,
    skip = getvariable('reading').skip,
    delim = getvariable('reading').delimiter,
    quote = '"',
    escape = '"',
    strict_mode = true,
    ignore_errors = true,
    max_line_size = getvariable('reading').longest,
    compression = 'none'
)
