-- Persons: let go of the few, so that this cursor's queries find all again.
-- roles: officer, system
-- writes
drop table if exists temp.person
