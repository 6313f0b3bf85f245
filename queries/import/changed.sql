-- Records of one object that are other than in the previous snapshot, told by id and by a hash.
-- The hash is of the columns that both exports have.
-- roles: import
-- param object: text
-- param table: text
-- param previous: text
-- param columns: text[]
-- writes
insert into changed_record
with old as (
    select
        Id,
        hash(*columns($columns)) as print
    from query_table($previous)
    where file_no in (select file_no from previous.import_file where object = $object)
),

new as (
    select
        Id,
        hash(*columns($columns)) as print
    from query_table($table)
    where file_no in (select file_no from import_file where object = $object)
)

select
    $object as object,
    coalesce(new.Id, old.Id) as record_id,
    case
        when old.Id is null then 'added'
        when new.Id is null then 'removed'
        else 'changed'
    end as change
from old
full join new using (Id)
where old.print is distinct from new.print
