-- How many records of each object the previous snapshot holds, and which columns their files had.
-- roles: import
with files as (
    select
        object,
        sum(loaded) as records,
        list_sort(list_distinct(flatten(list(columns)))) as column_names
    from previous.import_file
    where error is null and object is not null
    group by object
)

select
    object,
    records,
    column_names
from files
order by object
