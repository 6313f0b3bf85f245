-- End some work.
-- roles: system
-- param work: text
select pg_advisory_unlock(hashtext($work)) as own
