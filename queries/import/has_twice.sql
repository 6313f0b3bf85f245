-- Whether a table holds any Id twice. Hashes are compared: of those that are equal by chance the worst is more work.
-- roles: import
-- param table: text
select count(*) <> count(distinct hash(Id))
from query_table($table)
