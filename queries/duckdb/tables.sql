-- The tables of one of the attached databases.
-- roles: system
-- param database: text
select table_name
from duckdb_tables()
where database_name = $database
order by table_name
