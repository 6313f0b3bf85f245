-- Forget what stand_now says of touched persons: it is worked out anew.
-- roles: system
-- writes
delete from stand_now
where person_no in (select person_no from touched_person)
