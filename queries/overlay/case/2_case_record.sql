-- The Salesforce ids of touched cases, one row an id, but for those that were taken out as somebody else's.
-- roles: system
-- writes
create view case_record_anew as
with named as (
    select
        case_id,
        unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
    from case_now
    where case_number in (select case_number from touched_case)
)

select named.case_id, named.record_id
from named
anti join left_out on left_out.case_id = named.case_id and left_out.record_id = named.record_id
