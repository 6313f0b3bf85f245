-- How many deliveries of each version of the notice went out, came back and were given up in a stretch of time.
-- Moments are UTC, `until` is the first one that is not in it.
-- roles: officer, system
-- param since: timestamp
-- param until: timestamp
select
    notice_version,
    count(distinct delivery_id) filter (where state = 'sent') as sent,
    count(distinct delivery_id) filter (where state = 'bounced') as bounced,
    count(distinct delivery_id) filter (where state = 'undeliverable') as undeliverable
from queue.notice_delivery
where happened_at >= $since
    and happened_at < $until
group by notice_version
order by notice_version
