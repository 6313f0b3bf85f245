-- Persons of an audience whom mail does not reach, and why: a page of them by person number.
-- roles: officer
-- param version: text
-- param changed_on: date?
-- param audience: text
-- param after: integer
-- param rows: integer
select
    person_no,
    name,
    company,
    phone,
    source,
    due_on,
    reach
from notice_audience($version, $changed_on, $audience)
where reach <> 'email' and person_no > $after
order by person_no
limit $rows
