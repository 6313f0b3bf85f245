-- Deliveries of a round of which nobody knows whether they left, with the person as the register has them today.
-- roles: officer
-- param case_id: text
with delivery as materialized (
    select *
    from deliveries_of($case_id)
    where state in ('sending', 'unclear')
),

record as (
    select delivery_id, unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
    from delivery
),

found as (
    select record.delivery_id, any_value(person.name) as name, any_value(person.email) as email
    from record
    join record_owner as owner
        on owner.id_high = id_high(record.record_id) and owner.id_low = id_low(record.record_id)
    join person on person.person_no = owner.person_no
    group by record.delivery_id
)

select
    delivery.delivery_id,
    delivery.version,
    delivery.happened_at,
    found.name,
    found.email
from delivery
left join found on found.delivery_id = delivery.delivery_id
order by delivery.delivery_id
