-- Which rows were deleted, so that every server forgets them, too. `key` is their primary key, no personal data.
-- roles: system
-- writes
create table if not exists queue.deletion (
    change_no bigint primary key default nextval('queue.change_no'),
    table_name varchar not null,
    key varchar not null
)
