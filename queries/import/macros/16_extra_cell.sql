-- A cell of a column without a home; where the column's name ends in Id, an id of 15 characters becomes 18.
-- roles: import
-- writes
create or replace temp macro extra_cell(name, cell) as
    if(length(cell) = 15 and lower(name) like '%id', as_link(cell), cell)
