-- The table that remembers which of the numbered schema files this queue has run.
-- roles: system
-- writes
create table if not exists queue.schema_migration (
    name varchar primary key,
    applied_at timestamp not null
)
