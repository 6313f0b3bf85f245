-- Fills the table consent from the incoming text; the table's types do the casting, all cells are readable by now.
-- roles: import
-- writes
insert into consent by name
select
    record_object as object,
    nullif(columns(* exclude (row_no, record_object, file_no, extra)), ''),
    file_no,
    as_json(extra) as extra
from incoming
