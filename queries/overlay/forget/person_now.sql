-- Forget what person_now says of touched persons: it is worked out anew.
-- roles: system
-- writes
delete from person_now
where person_no in (select person_no from touched_person)
