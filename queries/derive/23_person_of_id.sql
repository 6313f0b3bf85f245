-- Whose each record id is.
-- roles: import
-- writes
create or replace temporary table person_of_id as
select record_id, person_no
from member
