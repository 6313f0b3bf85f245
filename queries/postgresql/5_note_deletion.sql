-- What runs after a row is deleted: its key, the first argument, is noted.
-- roles: system
-- writes
create or replace function queue.note_deletion() returns trigger language plpgsql as $note$
begin
    insert into queue.deletion (table_name, key) values (tg_table_name, to_jsonb(old) ->> tg_argv[0]);
    return null;
end
$note$
