-- The schema that the queue's tables live in.
-- roles: system
-- writes
create schema if not exists queue
