-- The Salesforce ids of every case, one row an id.
-- roles: system
-- writes
create table case_record as
select
    case_id,
    unnest(from_json(salesforce_ids, '["varchar"]')) as record_id
from case_now
