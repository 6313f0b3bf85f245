-- Add what told_record says of touched cases, worked out anew.
-- roles: system
-- writes
insert into told_record
select *
from told_record_anew
