-- By when persons were to be told, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- roles: officer, system
-- writes
create temp table notice_due as
select *
from notice_due
where person_no in (select person_no from few)
