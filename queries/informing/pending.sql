-- The next deliveries of a round that wait to be sent, with what the mail says of the person today.
-- What stands in Salesforce as the source is for the office; the mail says what it means. `email` is NULL where
-- nobody is to be written to any more: gone, about to be erased, without a good address, or told already of this
-- version because two that were queued have turned out to be one person.
-- roles: system
-- param case_id: text
-- param after: text
-- param rows: integer
with newest as (
    select delivery_id, max(version) as version
    from queue.notice_delivery
    where case_id = $case_id and delivery_id > $after
    group by delivery_id
),

waiting as (
    select delivery.*
    from newest
    join queue.notice_delivery as delivery
        on delivery.delivery_id = newest.delivery_id and delivery.version = newest.version
    where delivery.state = 'queued'
    order by delivery.delivery_id
    limit $rows
),

record as (
    select delivery_id, unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
    from waiting
),

found as (
    select record.delivery_id, min(owner.person_no) as person_no
    from record
    join record_owner as owner
        on owner.id_high = id_high(record.record_id) and owner.id_low = id_low(record.record_id)
    where owner.person_no not in (select person_no from leaving_person)
    group by record.delivery_id
),

earliest as (
    select min(delivery_id) as delivery_id
    from found
    group by person_no
),

other as (
    select found.person_no, delivery.delivery_id, arg_max(delivery.state, delivery.version) as state
    from found
    join waiting on waiting.delivery_id = found.delivery_id
    join person_record on person_record.person_no = found.person_no
    join case_now as round on round.kind = 'notice'
    join queue.notice_delivery as delivery
        on delivery.delivery_id = round.case_id || '/' || person_record.record_id
        and delivery.notice_version = waiting.notice_version
    group by found.person_no, delivery.delivery_id
),

told as (
    select person_no
    from other
    where state in ('sent', 'sending', 'unclear')
)

select
    waiting.* exclude (happened_at, changed_by),
    person.name,
    status.relationship,
    status.source,
    null as source_value,
    status.rule,
    status.expires_on,
    person_now.kept_until,
    if(
        usable_address(person.email)
        and not status.bounced
        and not person.deleted
        and waiting.delivery_id in (from earliest)
        and person.person_no not in (from told),
        person.email,
        null
    ) as email
from waiting
left join found on found.delivery_id = waiting.delivery_id
left join person on person.person_no = found.person_no
left join person_status as status on status.person_no = found.person_no
left join person_now on person_now.person_no = found.person_no
order by waiting.delivery_id
