-- How many deliveries of a round stand in each state.
-- roles: system
-- param case_id: text
select
    delivery.state,
    count(*) as deliveries
from (
    select delivery_id, max(version) as version
    from queue.notice_delivery
    where case_id = $case_id
    group by delivery_id
) as newest
join queue.notice_delivery as delivery
    on delivery.delivery_id = newest.delivery_id
    and delivery.version = newest.version
group by delivery.state
