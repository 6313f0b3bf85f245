-- Add what case_clock says of touched cases, worked out anew.
-- roles: system
-- writes
insert into case_clock
select *
from case_clock_anew
