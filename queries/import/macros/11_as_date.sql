-- A calendar date as text, from ISO text, as it is written: a time or zone after it moves no date.
-- '' for an empty cell, NULL where it cannot be read.
-- roles: import
-- writes
create or replace temp macro as_date(cell) as
    case
        when cell = '' then ''
        when is_iso(cell) and try_cast(cell as timestamptz) is not null
            then cast(try_cast(regexp_extract(cell, '^[0-9-]{8,10}') as date) as varchar)
    end
