-- Number the rows of every table that has no numbers yet, and watch its changes and deletions.
-- roles: system
-- writes
do $follow$
declare
    each record;
begin
    for each in
        select keys.table_name, min(keys.column_name) as key
        from information_schema.table_constraints as constraints
        join information_schema.key_column_usage as keys using (constraint_schema, constraint_name)
        where constraints.table_schema = 'queue'
            and constraints.constraint_type = 'PRIMARY KEY'
            and keys.table_name not in ('deletion', 'schema_migration')
            and not exists (
                select from information_schema.columns as columns
                where columns.table_schema = 'queue'
                    and columns.table_name = keys.table_name
                    and columns.column_name = 'change_no'
            )
        group by keys.table_name
    loop
        execute format(
            'alter table queue.%I add column change_no bigint not null default nextval(''queue.change_no'')',
            each.table_name
        );
        execute format('create index on queue.%I (change_no)', each.table_name);
        execute format(
            'create trigger renumber before update on queue.%I for each row execute function queue.renumber()',
            each.table_name
        );
        execute format(
            'create trigger note_deletion after delete on queue.%I '
            'for each row execute function queue.note_deletion(%L)',
            each.table_name,
            each.key
        );
    end loop;
end
$follow$
