-- Takes the sound records of a file in, still as text, beside those of the other files of its table.
-- roles: import
-- param file_no: integer
-- param object: text
-- param checked: text[]
-- writes
insert into incoming by name
select
    $file_no as file_no,
    $object as record_object,
    typed.* exclude (no_text, no_link, no_boolean, no_timestamp, no_date, no_number)
from typed
where columns($checked) is not null
