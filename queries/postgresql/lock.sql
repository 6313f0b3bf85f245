-- Stand in the row of writers until the transaction ends: one hash chain, one next number.
-- roles: system
-- param lock: bigint
select pg_advisory_xact_lock($lock)
