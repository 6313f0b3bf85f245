-- Enters the columns that only an earlier export had, with the import that first lacked them.
-- roles: import
-- param imported_at: timestamp
-- writes
insert into known_column
select
    object,
    column_name,
    coalesce(gone_at, $imported_at)
from previous.known_column as older
anti join known_column as own using (object, column_name)
