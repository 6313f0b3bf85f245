-- Remember that a schema file has run.
-- roles: system
-- param name: text
-- writes
insert into queue.schema_migration (name, applied_at)
values ($name, current_timestamp)
