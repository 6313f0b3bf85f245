-- Add what person_now says of touched persons, worked out anew.
-- roles: system
-- writes
insert into person_now
select *
from person_now_anew
