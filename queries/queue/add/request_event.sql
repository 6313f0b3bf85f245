-- Add one event: a decision about one case, which is most of them, is written without a frame.
-- roles: system
-- writes
-- param seq: bigint
-- param case_id: text?
-- param version: integer?
-- param step: text
-- param state: text?
-- param actor: text
-- param role: text
-- param happened_at: timestamp
-- param reason_code: text?
-- param ground: text?
-- param snapshot_id: text?
-- param material_hash: text?
-- param details: text
-- param payload: text
-- param prev_hash: text
-- param hash: text
insert into queue.request_event (
    seq, case_id, version, step, state, actor, role, happened_at, reason_code, ground, snapshot_id,
    material_hash, details, payload, prev_hash, hash
)
values (
    $seq, $case_id, $version, $step, $state, $actor, $role, $happened_at, $reason_code, $ground, $snapshot_id,
    $material_hash, $details, $payload, $prev_hash, $hash
)
