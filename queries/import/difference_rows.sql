-- What changed since the previous snapshot, one row an object.
-- roles: import
select
    object,
    added,
    removed,
    changed
from difference
order by object
