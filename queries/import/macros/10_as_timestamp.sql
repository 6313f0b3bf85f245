-- A moment in UTC as text, from ISO text: '' for an empty cell, NULL where it cannot be read.
-- Without a zone in it the text is local time of `zone`. A moment of UTC without an offset stays as it is written:
-- it is what the table's type reads, and most moments are such. With an offset the type would pass over it.
-- roles: import
-- writes
create or replace temp macro as_timestamp(cell, zone) as
    case
        when cell = '' then ''
        when not is_iso(cell) then null
        when zone = 'UTC' and not contains(substr(cell, 11), '+') and not contains(substr(cell, 11), '-')
            then case when try_cast(cell as timestamp) is not null then cell end
        when zone = 'UTC' or regexp_matches(substr(cell, 11), '(Z|[+-]\d{2}(:?\d{2})?)$')
            then cast(cast(try_cast(cell as timestamptz) as timestamp) as varchar)
        else cast(cast(timezone(zone, try_cast(cell as timestamp)) as timestamp) as varchar)
    end
