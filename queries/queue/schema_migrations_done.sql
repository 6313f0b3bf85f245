-- Which schema files this queue has run.
-- roles: system
select name
from queue.schema_migration
order by name
