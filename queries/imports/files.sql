-- The files of this import: what each was, and what became of its records.
-- roles: officer
select
    file_no,
    name,
    container,
    object,
    dialect,
    encoding,
    bytes,
    read,
    loaded,
    rejected,
    duplicates,
    error,
    messages::varchar as messages
from import_file
order by error is null, object, file_no
