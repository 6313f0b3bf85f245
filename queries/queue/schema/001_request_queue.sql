-- One row a case: one right or one act for one person (or one breach, one notice round). Insert-only.
-- `salesforce_ids` is a JSON list of 18-character ids, `parameters` a JSON object (e.g. keep until).
-- roles: system
-- writes
create table queue.request_queue (
    case_id varchar primary key,
    case_number integer not null unique,
    kind varchar not null,
    action varchar not null,
    salesforce_ids varchar not null,
    received_on date not null,
    received_at timestamp not null,
    channel varchar,
    reason_code varchar not null,
    parameters varchar not null,
    intake_no integer,
    batch_no integer,
    previous_case_id varchar,
    snapshot_id varchar,
    created_at timestamp not null,
    created_by varchar not null
)
