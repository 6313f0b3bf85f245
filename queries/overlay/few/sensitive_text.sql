-- What stands in free text about persons, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- roles: officer, system
-- writes
create temp table sensitive_text as
select *
from sensitive_text
where person_no in (select person_no from few)
