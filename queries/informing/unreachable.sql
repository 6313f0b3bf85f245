-- Persons of an audience whom mail does not reach, and why: a page of them by person number.
-- roles: officer
-- param audience: text
-- param after: integer
-- param rows: integer
with listed as (
    select person_no, source, due_on, reach
    from notice_standing
    where
        case $audience when 'change' then of_change when 'first' then of_first else of_everybody end
        and reach <> 'email'
        and person_no > $after
    order by person_no
    limit $rows
)

select
    listed.*,
    person.name,
    person.company,
    person.email,
    person.phone
from listed
join person on person.person_no = listed.person_no
order by listed.person_no
