-- Persons whom mail does not reach, with what a list of them shows.
-- roles: import
-- writes
create or replace table unreachable_person as
select
    told.person_no,
    told.created_on,
    told.source,
    told.due_on,
    told.reach,
    person.name,
    person.company,
    person.email,
    person.phone
from informing_person as told
join person on person.person_no = told.person_no
where told.reach <> 'email'
order by told.person_no
