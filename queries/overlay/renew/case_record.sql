-- Add what case_record says of touched cases, worked out anew.
-- roles: system
-- writes
insert into case_record
select *
from case_record_anew
