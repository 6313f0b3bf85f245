-- Gives every record of a file without Ids a local reference: file and record number.
-- roles: import
-- param file_no: integer
-- writes
create or replace temp table stage as
select
    columns(lambda name: name <> 'Id'),
    '@' || $file_no || '-' || (rowid + 1) as Id
from stage
