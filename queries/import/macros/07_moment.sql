-- A moment in UTC from ISO text, or NULL; without a zone in it the text is local time of `zone`.
-- The shape is checked first: casts also read `epoch`, and take letters at the end for the name of a zone.
-- roles: import
-- writes
create or replace temp macro moment(iso, zone) as
    case
        when not regexp_full_match(
            iso,
            '\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?'
        ) then null
        when zone = 'UTC' or regexp_matches(substr(iso, 11), '(Z|[+-]\d{2}(:?\d{2})?)$')
            then cast(try_cast(iso as timestamptz) as timestamp)
        else cast(timezone(zone, try_cast(iso as timestamp)) as timestamp)
    end
