-- Bring every delivery of a round that stands in one state into another, by the same channel or a new one.
-- roles: system
-- writes
-- param case_id: text
-- param state: text
-- param next_state: text
-- param channel: text?
-- param happened_at: timestamp
-- param user_name: text
insert into queue.notice_delivery (
    delivery_id, version, case_id, salesforce_ids, notice_version, channel, state, happened_at, changed_by
)
select
    delivery.delivery_id,
    delivery.version + 1,
    delivery.case_id,
    delivery.salesforce_ids,
    delivery.notice_version,
    coalesce($channel, delivery.channel),
    $next_state,
    $happened_at,
    $user_name
from (
    select delivery_id, max(version) as version
    from queue.notice_delivery
    where case_id = $case_id
    group by delivery_id
) as newest
join queue.notice_delivery as delivery
    on delivery.delivery_id = newest.delivery_id
    and delivery.version = newest.version
where delivery.state = $state
