-- Touch the persons whom the touched cases are about: before these are worked out anew, and after.
-- roles: system
-- writes
insert into touched_person
select person_no
from case_person
where case_id in (select case_id from touched_case)
