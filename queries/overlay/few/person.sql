-- Persons, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- roles: officer, system
-- writes
create temp table person as
select *
from person
where person_no in (select person_no from few)
