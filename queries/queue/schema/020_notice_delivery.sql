-- Who was told of the notice: one row a step of a delivery. Insert-only: the newest row of a delivery counts.
-- salesforce_ids is a JSON list of the person's 18-character ids; notice_version is the policy's.
-- state, as of happened_at (UTC): queued, sending (a mail is being handed in), unclear (it broke off: nobody knows),
-- sent, bounced, undeliverable, exempt, or open (taken back before it left). case_id is NULL outside of a case.
-- roles: system
-- writes
create table queue.notice_delivery (
    delivery_id varchar not null,
    version integer not null,
    case_id varchar,
    salesforce_ids varchar not null,
    notice_version varchar not null,
    channel varchar not null,
    state varchar not null,
    happened_at timestamp not null,
    changed_by varchar not null,
    primary key (delivery_id, version)
)
