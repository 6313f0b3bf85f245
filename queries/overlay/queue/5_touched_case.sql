-- The cases to work out anew.
-- roles: system
-- writes
create table touched_case (case_id varchar not null)
