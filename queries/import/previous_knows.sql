-- Whether the previous snapshot knows what earlier exports had: one of an older program does not.
-- roles: import
select count(*) > 0
from duckdb_tables()
where database_name = 'previous'
    and table_name = 'known_object'
