-- Puts the structurally broken records of a file into `reject`, from the frame `broken`.
-- roles: import
-- param file_no: integer
-- param file: text
-- param object: text
-- writes
insert into reject by name
select
    $file_no as file_no,
    $file as file,
    $object as object,
    record_no,
    line_no,
    reason,
    text,
    nullif(regexp_extract(text, '\b[0-9][0-9A-Za-z]{14}(?:[0-9A-Za-z]{3})?\b'), '') as record_id,
    nullif(regexp_extract(text, '[\w.+-]+@[\w-]+\.[\w.-]+'), '') as email
from broken
