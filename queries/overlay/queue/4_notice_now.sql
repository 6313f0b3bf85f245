-- Every delivery of a notice as it stands now, one row a record id of the person.
-- What was taken back before it left is no delivery. A view: what is sent must be seen at once, and a delivery
-- is no step of a case.
-- roles: system
-- writes
create view notice_now as
with newest as (
    select
        any_value(delivery.notice_version) as notice_version,
        any_value(delivery.salesforce_ids) as salesforce_ids,
        arg_max(delivery.channel, delivery.version) as channel,
        arg_max(delivery.state, delivery.version) as state,
        arg_max(delivery.happened_at, delivery.version) as happened_at
    from queue.notice_delivery as delivery
    group by delivery.delivery_id
)

select
    notice_version,
    channel,
    state,
    happened_at,
    unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
from newest
where state <> 'open'
