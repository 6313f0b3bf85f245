-- Which records each case is about, one row an id of request_queue.salesforce_ids, to be found by. Insert-only.
-- roles: system
-- writes
create table queue.request_record (
    record_id varchar not null,
    case_id varchar not null,
    primary key (record_id, case_id)
)
