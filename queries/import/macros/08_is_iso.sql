-- Whether a cell is empty or a date or moment as ISO writes it, with or without time and zone.
-- Casts alone say too much: they also read `epoch`, and take letters at the end for the name of a zone.
-- roles: import
-- writes
create or replace temp macro is_iso(cell) as
    regexp_full_match(
        cell,
        '(\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?)?'
    )
