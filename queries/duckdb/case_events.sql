-- Events by their places in the history, as `queue/case_events` gives those of some cases.
-- DuckDB finds a row by its number, but would read every row for a case's id.
-- roles: system
-- param case_ids: text[]
-- param seqs: bigint[]
select
    seq,
    case_id,
    version,
    step,
    state,
    actor,
    role,
    happened_at,
    reason_code,
    ground,
    snapshot_id,
    details
from queue.request_event
where seq in (select unnest($seqs::bigint[])) and case_id in (select unnest($case_ids::varchar[]))
order by case_id, version
