-- Touch no person any more.
-- roles: system
-- writes
delete from touched_person
