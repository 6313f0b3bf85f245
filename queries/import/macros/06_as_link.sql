-- A link to another record: 15 characters become 18, whatever else stands there is kept as it is.
-- A link that leads nowhere costs nobody their record; only the record's own id must be sound.
-- roles: import
-- writes
create or replace temp macro as_link(cell) as
    case
        when length(cell) <> 15 then cell
        when regexp_full_match(cell, '[A-Za-z0-9]+') then cell || id_suffix(cell)
        else cell
    end
