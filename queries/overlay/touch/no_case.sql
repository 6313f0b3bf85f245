-- Touch no case any more.
-- roles: system
-- writes
delete from touched_case
