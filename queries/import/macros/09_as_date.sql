-- A calendar date as text, as it is written: a time or zone after it is checked, but moves no date.
-- '' for an empty cell, NULL where it cannot be read.
-- roles: import
-- writes
create or replace temp macro as_date(cell) as
    case
        when trim(cell) = '' then ''
        when moment(cell, 'UTC') is not null
            then cast(try_cast(regexp_extract(cell, '^[0-9-]+') as date) as varchar)
        when moment(respelt(trim(cell)), 'UTC') is not null
            then cast(try_cast(regexp_extract(respelt(trim(cell)), '^[0-9-]+') as date) as varchar)
    end
