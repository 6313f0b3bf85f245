-- What the current snapshot is: when it was exported and imported, and whether it is the demo.
-- roles: officer, staff, manager, admin
select
    snapshot_id,
    imported_at,
    exported_at,
    demo,
    policy_hash
from snapshot
