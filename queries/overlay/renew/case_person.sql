-- Add what case_person says of touched cases, worked out anew.
-- roles: system
-- writes
insert into case_person
select *
from case_person_anew
