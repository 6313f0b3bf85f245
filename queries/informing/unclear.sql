-- Deliveries of a round of which nobody knows whether they left, with the person as the register has them today.
-- roles: officer
-- param case_id: text
with newest as (
    select delivery_id, max(version) as version
    from queue.notice_delivery
    where case_id = $case_id
    group by delivery_id
)

select
    delivery.delivery_id,
    delivery.version,
    delivery.happened_at,
    any_value(person.name) as name,
    any_value(person.email) as email
from newest
join queue.notice_delivery as delivery
    on delivery.delivery_id = newest.delivery_id and delivery.version = newest.version
left join person_record
    on list_contains(from_json(delivery.salesforce_ids, '["varchar"]'), person_record.record_id)
left join person on person.person_no = person_record.person_no
where delivery.state in ('sending', 'unclear')
group by delivery.delivery_id, delivery.version, delivery.happened_at
order by delivery.delivery_id
