-- The records of one CSV file as they stand in the stage, where some of them may have been rewritten.
-- roles: import
-- writes
create or replace temp view given as
select
    rowid as row_no,
    *
from stage
