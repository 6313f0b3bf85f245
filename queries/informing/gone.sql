-- Deliveries of a round that wait although the person has left the register, or is about to.
-- roles: officer
-- param case_id: text
with record as (
    select delivery.delivery_id, unnest(from_json(delivery.salesforce_ids, '["varchar"]')) as record_id
    from deliveries_of($case_id) as delivery
    where delivery.state = 'queued'
)

select record.delivery_id
from record
left join record_owner as owner
    on owner.id_high = id_high(record.record_id) and owner.id_low = id_low(record.record_id)
left join person on person.person_no = owner.person_no
group by record.delivery_id
having not coalesce(
    bool_or(not person.deleted and person.person_no not in (select person_no from leaving_person)), false
)
