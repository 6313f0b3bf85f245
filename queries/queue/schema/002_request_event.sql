-- Every step of every case and every other accountable act, in one hash chain. Insert-only.
-- `payload` is the canonical JSON of every other column; hash = sha256(prev_hash || payload).
-- roles: system
-- writes
create table queue.request_event (
    seq bigint primary key,
    case_id varchar,
    version integer,
    step varchar not null,
    state varchar,
    actor varchar not null,
    role varchar not null,
    happened_at timestamp not null,
    reason_code varchar,
    ground varchar,
    snapshot_id varchar,
    material_hash varchar,
    details varchar not null,
    payload varchar not null,
    prev_hash varchar not null,
    hash varchar not null,
    unique (case_id, version)
)
