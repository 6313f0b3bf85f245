-- Persons, but for all who are not in the registered frame `few`: this cursor's queries find them first.
-- Only the columns that controls read: the rows lie scattered, and each column costs as much as a row.
-- roles: officer, system
-- writes
create temp table person as
select
    person_no,
    main_object,
    main_id,
    deleted,
    created_on
from person
where person_no in (select person_no from few)
