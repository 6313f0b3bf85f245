-- One record for each Id that came more than once: every column from the newest file that has the column.
-- arg_max passes over NULL, which is what a column is in a file that has it not; an empty cell is '' and counts.
-- roles: import
-- writes
create or replace temp table merged as
select
    record_object,
    Id,
    arg_max(columns(* exclude (record_object, Id, extra, place)), -place),
    list_reduce(
        list(extra order by place desc),
        lambda older, newer: map_concat(older, newer)
    ) as extra
from incoming
join repeated using (record_object, Id, file_no, row_no)
group by record_object, Id
