-- What changed since the previous snapshot, one row an object.
-- roles: import
-- writes
create table difference (
    object varchar primary key,
    added bigint not null,
    removed bigint not null,
    changed bigint not null
);
