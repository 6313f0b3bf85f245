-- Fills the table other_record from the incoming text: the whole record is in `data`, `extra` stays empty.
-- roles: import
-- writes
insert into other_record by name
select
    record_object as object,
    nullif(columns(* exclude (row_no, record_object, file_no, extra)), ''),
    file_no,
    as_json(extra) as data
from incoming
