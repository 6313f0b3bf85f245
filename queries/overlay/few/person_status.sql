-- What the copy says of persons, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- roles: officer, system
-- writes
create temp table person_status as
select *
from person_status
where person_no in (select person_no from few)
