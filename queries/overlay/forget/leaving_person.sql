-- Forget what leaving_person says of touched persons: it is worked out anew.
-- roles: system
-- writes
delete from leaving_person
where person_no in (select person_no from touched_person)
