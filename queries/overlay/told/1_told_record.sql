-- Whose the record ids of the deliveries of touched rounds are: found once, as they lie scattered in record_owner.
-- roles: system
-- writes
create view told_record_anew as
with record as (
    select distinct
        case_id,
        unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
    from queue.notice_delivery
    where case_id in (select case_id from touched_case)
)

select
    record.case_id,
    record.record_id,
    owner.person_no
from record
join record_owner as owner
    on owner.id_high = id_high(record.record_id) and owner.id_low = id_low(record.record_id)
