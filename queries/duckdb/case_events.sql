-- Events by their places in the history, as `queue/case_events` gives those of some cases.
-- DuckDB finds a row by its number, but would read every row for a case's id: whoever asks leaves out what
-- is of another case.
-- roles: system
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
where seq in (select unnest($seqs::bigint[]))
order by case_id, version
