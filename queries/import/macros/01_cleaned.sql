-- The cell as text: an absent value and `#N/A` are empty, and in a report export so is a lone `-`.
-- roles: import
-- writes
create or replace temp macro cleaned(cell, report) as
    case
        when cell is null or cell = '#N/A' or (report and trim(cell) = '-') then ''
        else cell
    end
