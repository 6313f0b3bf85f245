-- Wait until nobody else does some work, and do it until the connection ends it.
-- roles: system
-- param work: text
select pg_advisory_lock(hashtext($work)) is not null as own
