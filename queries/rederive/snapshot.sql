-- Give a copied snapshot its own name, day and policy.
-- What it holds was exported and imported when the first one was.
-- roles: import
-- param snapshot_id: text
-- param today: date
-- param policy_hash: text
-- writes
update snapshot
set
    snapshot_id = $snapshot_id,
    today = $today,
    policy_hash = $policy_hash
