-- Persons by number, as an officer sees them in a search.
-- roles: officer
-- param persons: integer[]
select
    person_no,
    name,
    title,
    company,
    email,
    phone,
    deleted
from person
where person_no in (select unnest($persons::integer[]))
order by name, person_no
