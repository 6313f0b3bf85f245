-- Add what leaving_person says of touched persons, worked out anew.
-- roles: system
-- writes
insert into leaving_person
select *
from leaving_person_anew
