-- What cannot be known from this snapshot, and why: files or columns that were not in the export.
-- missing: objects, or columns of objects (Event.WhoId), with a comma between.
-- roles: officer
select
    fact,
    reason,
    missing
from coverage
where not known
order by fact
