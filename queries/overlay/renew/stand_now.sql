-- Add what stand_now says of touched persons, worked out anew.
-- roles: system
-- writes
insert into stand_now
select *
from stand_now_anew
