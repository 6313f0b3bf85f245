-- Touch the cases of the registered frame `incoming`.
-- roles: system
-- writes
insert into touched_case
select case_id
from incoming
