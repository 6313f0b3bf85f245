-- A moment as text in UTC: '' for an empty cell, NULL where it cannot be read.
-- roles: import
-- writes
create or replace temp macro as_timestamp(cell, zone) as
    case
        when trim(cell) = '' then ''
        else cast(coalesce(moment(cell, zone), moment(respelt(trim(cell)), zone)) as varchar)
    end
