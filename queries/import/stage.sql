-- The records of one CSV file, kept: rowid + 1 is the number of the record.
-- roles: import
-- writes
create or replace temp table stage as
select * exclude (row_no)
from given
