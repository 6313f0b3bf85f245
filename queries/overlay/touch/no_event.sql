-- Touch no event any more.
-- roles: system
-- writes
delete from touched_event
