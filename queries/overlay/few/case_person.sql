-- Persons of cases, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- roles: officer, system
-- writes
create temp table case_person as
select *
from case_person
where person_no in (select person_no from few)
