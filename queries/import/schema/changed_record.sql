-- Records that were added, removed or changed since the previous snapshot; change is one of those three words.
-- roles: import
-- writes
create table changed_record (
    object varchar not null,
    record_id varchar not null,
    change varchar not null
);
