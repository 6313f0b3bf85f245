-- A link to another record: 15 characters become 18, whatever else stands there is kept as it is.
-- A link that leads nowhere costs nobody their record; only the record's own id must be sound.
-- roles: import
-- writes
create or replace temp macro as_link(cell) as
    case
        when length(cell) = 15 then coalesce(as_id(cell), cell)
        else cell
    end
