-- Records of objects without a table of their own: every non-empty column in data, under its name in the file.
-- roles: import
-- writes
create table other_record (
    object varchar not null,
    Id varchar not null,
    IsDeleted boolean,
    data json,
    CreatedDate timestamp,
    LastModifiedDate timestamp,
    SystemModstamp timestamp,
    file_no integer not null,
    extra json
);
