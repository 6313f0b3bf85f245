-- Each object of this export and of those before it: by this a check tells what the object's absence proves.
-- exported_at: when its own files were exported (UTC), NULL where nothing tells. records: what this export holds,
-- NULL where it lacks the object. previous_records: what an earlier export held, NULL where none had the object;
-- carried: that one is not the snapshot before this, so that `changed_record` does not say what has gone since.
-- roles: import
-- writes
create table known_object (
    object varchar primary key,
    exported_at timestamp,
    records bigint,
    previous_records bigint,
    carried boolean not null
);
