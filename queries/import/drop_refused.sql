-- Takes the refused records of a file out of the incoming ones.
-- roles: import
-- param file_no: integer
-- writes
delete from incoming
where file_no = $file_no and row_no in (select row_no from refused)
