-- Write down that the touched persons have been worked out anew.
-- roles: system
-- writes
insert into moved_person
select
    (select coalesce(max(move), 0) + 1 from moved_person),
    person_no
from (select distinct person_no from touched_person)
