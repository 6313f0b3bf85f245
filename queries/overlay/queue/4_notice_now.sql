-- Every delivery of a notice as it stands now, one row a record id of the person.
-- What was taken back before it left is no delivery. A view: what is sent must be seen at once, and a delivery
-- is no step of a case.
-- roles: system
-- writes
create view notice_now as
select
    delivery.notice_version,
    delivery.channel,
    delivery.state,
    delivery.happened_at,
    unnest(from_json(delivery.salesforce_ids, '["varchar"]')) as record_id
from queue.notice_delivery as delivery
where delivery.state <> 'open' and delivery.version = (
    select max(newer.version)
    from queue.notice_delivery as newer
    where newer.delivery_id = delivery.delivery_id
)
