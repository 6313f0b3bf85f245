-- Enters what this snapshot is.
-- roles: import
-- param snapshot_id: text
-- param imported_at: timestamp
-- param exported_at: timestamp?
-- param today: date
-- param policy_hash: text?
-- param demo: boolean
-- param previous_snapshot_id: text?
-- writes
insert into snapshot
values ($snapshot_id, $imported_at, $exported_at, $today, $policy_hash, $demo, $previous_snapshot_id)
