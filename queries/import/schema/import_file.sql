-- The files of this import, one row each: what it was, and read = loaded + rejected + duplicates.
-- columns: names as in the tables, of the columns the file had. note and error are English sentences, one a
-- line; messages holds the same ones as [{kind, message, values}] so that a screen can translate them.
-- roles: import
-- writes
create table import_file (
    file_no integer primary key,
    name varchar not null,
    container varchar,
    object varchar,
    dialect varchar,
    encoding varchar,
    sha256 varchar,
    bytes bigint,
    read bigint not null,
    loaded bigint not null,
    rejected bigint not null,
    duplicates bigint not null,
    columns varchar[],
    error varchar,
    note varchar,
    messages json
);
