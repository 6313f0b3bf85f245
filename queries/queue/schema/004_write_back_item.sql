-- Case x object x record x action, its result and proof. Insert-only: a newer attempt is a newer row.
-- roles: system
-- writes
create table queue.write_back_item (
    case_id varchar not null,
    object varchar not null,
    record_id varchar not null,
    action varchar not null,
    attempt integer not null,
    result varchar not null,
    result_code varchar,
    happened_at timestamp not null,
    actor varchar not null,
    primary key (case_id, object, record_id, action, attempt)
)
