-- Activities of persons, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- roles: officer, system
-- writes
create temp table person_activity as
select
    person_no,
    record_id,
    activity_person_no
from person_activity
where person_no in (select person_no from few)
