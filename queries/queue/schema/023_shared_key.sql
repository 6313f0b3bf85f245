-- Fingerprints of the keys that servers of one queue share: another key would recognise nobody.
-- roles: system
-- writes
create table queue.shared_key (
    name varchar primary key,
    fingerprint varchar not null,
    since timestamp not null
)
