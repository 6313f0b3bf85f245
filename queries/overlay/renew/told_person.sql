-- Add what told_person says of touched persons and of those of touched rounds, worked out anew.
-- roles: system
-- writes
insert into told_person
select *
from told_person_anew
