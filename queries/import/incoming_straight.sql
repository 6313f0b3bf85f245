-- The records of a file on their way into the table: a cell that cannot be read ends the way.
-- roles: import
-- writes
create or replace temp view incoming as
select
    columns(lambda name: name <> 'row_no' and not list_contains(getvariable('casting').checked, name)),
    coalesce(columns(getvariable('casting').checked), error('A cell cannot be read.')),
    unnest(getvariable('casting').lacking)
from typed
