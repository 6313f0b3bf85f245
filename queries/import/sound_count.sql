-- How many records have nothing in a typed column that cannot be read.
-- roles: import
-- param checked: text[]
select count(*)
from typed
where columns($checked) is not null
