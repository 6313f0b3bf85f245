-- A number as text with a decimal point: '' for an empty cell, NULL where it cannot be read.
-- Reads `1124741.15`, `1 124 741,15`, `1,124,741.15`, `1.124.741,15` and a currency before or after.
-- roles: import
-- writes
create or replace temp macro as_number(cell) as
    case
        when trim(cell) = '' then ''
        when try_cast(cell as double) is not null then trim(cell)
        when regexp_full_match(plain_number(cell), '-?\d+(,\d{1,2})?') then replace(plain_number(cell), ',', '.')
        when regexp_full_match(plain_number(cell), '-?\d{1,3}(\.\d{3})+,\d+')
            then replace(replace(plain_number(cell), '.', ''), ',', '.')
        when regexp_full_match(plain_number(cell), '-?\d{1,3}(,\d{3})*(\.\d+)?') then replace(plain_number(cell), ',', '')
    end
