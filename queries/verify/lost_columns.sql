-- Columns that an earlier export had and this one lacks, with the import that first lacked them.
-- roles: system
select
    object,
    column_name,
    gone_at
from known_column
where gone_at is not null
order by object, column_name
