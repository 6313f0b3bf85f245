-- Some deliveries as they stand.
-- roles: system
-- param delivery_ids: text[]
select
    delivery.delivery_id,
    delivery.version,
    delivery.case_id,
    delivery.salesforce_ids,
    delivery.notice_version,
    delivery.channel,
    delivery.state
from (
    select delivery_id, max(version) as version
    from queue.notice_delivery
    where delivery_id in (select unnest($delivery_ids::varchar[]))
    group by delivery_id
) as newest
join queue.notice_delivery as delivery
    on delivery.delivery_id = newest.delivery_id
    and delivery.version = newest.version
order by delivery.delivery_id
