-- The seal of a row: which event came with it, a salt, and the SHA-256 of both salt and row (see decisions/sealing).
-- NULL in rows that are older than seals; the event that begins sealing vouches for those.
-- roles: system
-- writes
alter table queue.request_queue add column seal varchar
