-- The deliveries of a round that were sent by e-mail to one of some addresses, as the register has them today.
-- roles: officer
-- param case_id: text
-- param addresses: text[]
with sent as (
    select delivery.delivery_id, unnest(from_json(delivery.salesforce_ids, '["varchar"]')) as record_id
    from deliveries_of($case_id) as delivery
    where delivery.state = 'sent' and delivery.channel = 'email'
)

select distinct
    sent.delivery_id,
    person.email
from sent
join record_owner as owner
    on owner.id_high = id_high(sent.record_id) and owner.id_low = id_low(sent.record_id)
join person on person.person_no = owner.person_no
where person.email in (select unnest($addresses::varchar[]))
order by sent.delivery_id
