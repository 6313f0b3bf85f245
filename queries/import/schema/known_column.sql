-- Every column that this export or an earlier one has had. gone_at: the import (UTC) that first lacked it.
-- roles: import
-- writes
create table known_column (
    object varchar not null,
    column_name varchar not null,
    gone_at timestamp,
    primary key (object, column_name)
);
