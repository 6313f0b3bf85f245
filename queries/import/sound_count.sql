-- How many records of a file have nothing in a typed column that cannot be read.
-- roles: import
-- param file_no: integer
-- param checked: text[]
with own as (
    select columns($checked)
    from incoming
    where file_no = $file_no
)

select count(*)
from own
where columns(*) is not null
