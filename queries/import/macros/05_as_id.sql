-- A Salesforce id in 18 characters, or NULL where length, characters or checksum are wrong.
-- `@…` is a local reference of an export without ids and stays as it is. The cell comes without blanks around it.
-- roles: import
-- writes
create or replace temp macro as_id(cell) as
    case
        when starts_with(cell, '@') then cell
        when not regexp_full_match(cell, '[A-Za-z0-9]{15}([A-Za-z0-9]{3})?') then null
        when substr(cell, 16) in ('', id_suffix(cell)) then substr(cell, 1, 15) || id_suffix(cell)
    end
