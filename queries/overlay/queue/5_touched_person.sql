-- The persons to work out anew.
-- roles: system
-- writes
create table touched_person (person_no integer not null)
