-- What changed in each object since the previous snapshot.
-- roles: officer
select
    object,
    added,
    removed,
    changed
from difference
order by object
