-- What cannot be known from this snapshot, and why: files or columns that were not in the export.
-- roles: officer
select
    fact,
    reason
from coverage
where not known
order by fact
