-- Fills the table campaign from the incoming text; the table's types do the casting, all cells are readable by now.
-- roles: import
-- writes
insert into campaign by name
select
    nullif(columns(* exclude (row_no, record_object, file_no, extra)), ''),
    file_no,
    as_json(extra) as extra
from incoming
