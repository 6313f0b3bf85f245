-- A Salesforce id in 18 characters, or NULL where length, characters or checksum are wrong.
-- `@…` is a local reference of an export without ids and stays as it is. The cell comes without blanks around it.
-- roles: import
-- writes
create or replace temp macro as_id(cell) as
    case
        when starts_with(cell, '@') then cell
        when length(cell) not between 15 and 18 or not regexp_full_match(cell, '[A-Za-z0-9]{15}(?:...)?') then null
        when length(cell) = 15 then cell || id_suffix(cell)
        when substr(cell, 16) = id_suffix(cell) then cell
    end
