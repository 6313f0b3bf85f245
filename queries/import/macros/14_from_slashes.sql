-- The date at the head of the cell with the year first; `month_first` says what `7/2/2023` means.
-- A year of two figures lies between 1970 and 2069.
-- roles: import
-- writes
create or replace temp macro from_slashes(cell, month_first) as
    regexp_replace(
        regexp_replace(
            regexp_replace(cell, '^(\s*\d{1,2}/\d{1,2}/)([0-6]\d)\b', '\120\2'),
            '^(\s*\d{1,2}/\d{1,2}/)([7-9]\d)\b',
            '\119\2'
        ),
        '^\s*(\d{1,2})/(\d{1,2})/(\d{4})',
        if(month_first, '\3-\1-\2', '\3-\2-\1')
    )
