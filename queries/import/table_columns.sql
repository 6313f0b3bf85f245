-- The columns of a table with their types, in order.
-- roles: import
-- param table: text
select
    name,
    type
from pragma_table_info($table)
order by cid
