-- The Salesforce ids of every case, one row an id, but for those that were taken out as somebody else's.
-- roles: system
-- writes
create table case_record as
with named as (
    select
        case_id,
        unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
    from case_now
)

select named.case_id, named.record_id
from named
anti join left_out on left_out.case_id = named.case_id and left_out.record_id = named.record_id
