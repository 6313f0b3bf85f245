-- Deliveries of a round of which nobody knows whether they left, with the person as the register has them today.
-- roles: officer
-- param case_id: text
select
    delivery.delivery_id,
    delivery.version,
    delivery.happened_at,
    any_value(person.name) as name,
    any_value(person.email) as email
from deliveries_of($case_id) as delivery
left join person_record
    on list_contains(from_json(delivery.salesforce_ids, '["varchar"]'), person_record.record_id)
left join person on person.person_no = person_record.person_no
where delivery.state in ('sending', 'unclear')
group by delivery.delivery_id, delivery.version, delivery.happened_at
order by delivery.delivery_id
