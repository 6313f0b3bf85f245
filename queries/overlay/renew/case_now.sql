-- Add what case_now says of touched cases, worked out anew.
-- roles: system
-- writes
insert into case_now
select *
from case_now_anew
