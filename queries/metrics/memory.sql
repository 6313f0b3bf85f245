-- How much memory the engine takes: what it has read, what waits to be written, indexes, tables in memory.
-- roles: system
select coalesce(sum(memory_usage_bytes), 0)::bigint as bytes
from duckdb_memory()
