-- Which of some columns (Object.Column) this copy lacks although an earlier one had them, or had their object.
-- roles: system
-- param columns: text[]
with asked as (
    select unnest($columns::varchar[]) as name
)

select name
from asked
where split_part(name, '.', 1) in (select object from known_object where records is null)
    or lower(name) in (
        select lower(object || '.' || column_name)
        from known_column
        where gone_at is not null
    )
order by name
