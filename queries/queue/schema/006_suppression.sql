-- Who was erased or has objected, as keyed hashes, so that they are recognised if they come back. Insert-only.
-- identifier says what was hashed; case_id is '' where an objection was only seen in an export.
-- key_name tells which key made the hash: with another key nobody is recognised.
-- roles: system
-- writes
create table queue.suppression (
    hash varchar not null,
    identifier varchar not null,
    reason varchar not null,
    case_id varchar not null,
    since timestamp not null,
    key_name varchar not null,
    primary key (hash, identifier, reason, case_id)
)
