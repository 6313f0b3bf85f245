-- The deliveries of one round as they stand: of each its newest row.
-- roles: system
-- writes
create macro deliveries_of(round_id) as table
with newest as (
    select delivery_id, max(version) as version
    from queue.notice_delivery
    where case_id = round_id
    group by delivery_id
)

select delivery.*
from newest
join queue.notice_delivery as delivery
    on delivery.delivery_id = newest.delivery_id and delivery.version = newest.version
