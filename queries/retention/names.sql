-- The names and companies of a few persons, to be shown before a decision.
-- roles: officer
-- param person_nos: integer[]
select
    person.person_no,
    person.name,
    person.company
from person
where person.person_no in (select unnest($person_nos::integer[]))
order by person.person_no
