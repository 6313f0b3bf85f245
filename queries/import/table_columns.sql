-- The columns of a table with their types, in order; without a database those of the new snapshot.
-- roles: import
-- param table: text
-- param database: text?
select
    column_name,
    data_type
from duckdb_columns()
where table_name = $table and database_name = coalesce($database::varchar, current_database()) and not internal
order by column_index
