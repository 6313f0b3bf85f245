-- Give a copied snapshot its own name, day and policy; what it holds was exported when the first one was.
-- roles: import
-- param snapshot_id: text
-- param imported_at: timestamp
-- param today: date
-- param policy_hash: text
-- writes
update snapshot
set
    snapshot_id = $snapshot_id,
    imported_at = $imported_at,
    today = $today,
    policy_hash = $policy_hash
