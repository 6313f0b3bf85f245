-- Persons of an audience whom mail does not reach, and why: a page of them by person number.
-- roles: officer
-- param audience: text
-- param changed_on: date?
-- param after: integer
-- param rows: integer
with member as (
    select person_no, source, due_on, reach
    from unreachable_person
    where
        person_no > $after
        and person_no not in (select person_no from notice_standing)
        and among($audience, $changed_on, created_on, due_on)
    union all
    select person_no, source, due_on, reach
    from notice_standing
    where
        person_no > $after
        and reach <> 'email'
        and among_told($audience, of_change, of_first, of_everybody)
),

listed as materialized (
    select *
    from member
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
