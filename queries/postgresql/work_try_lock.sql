-- Do some work if nobody else does it.
-- roles: system
-- param work: text
select pg_try_advisory_lock(hashtext($work)) as own
