-- Records that could not be used, one row a record: where they stand, why, and what was in them.
-- reason is an English sentence (a gettext id) without values: value is the cell that cannot be read, text the
-- whole record, as JSON where its cells are known, else as it stands in the file.
-- record_no counts records from 1 after the header, line_no is the line in the file from 1.
-- roles: import
-- writes
create table reject (
    file_no integer not null,
    file varchar not null,
    object varchar,
    record_no bigint,
    line_no bigint,
    column_name varchar,
    reason varchar not null,
    value varchar,
    text varchar,
    record_id varchar,
    email varchar
);
