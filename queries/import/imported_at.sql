-- When the records of a snapshot came in: working its status out anew makes another file of the same records.
-- roles: import
select imported_at
from snapshot
