-- What this snapshot is: one row. Times are UTC; exported_at is the newest moment found in the export.
-- roles: import
-- writes
create table snapshot (
    snapshot_id varchar primary key,
    imported_at timestamp not null,
    exported_at timestamp,
    today date not null,
    policy_hash varchar,
    demo boolean not null,
    previous_snapshot_id varchar
);
