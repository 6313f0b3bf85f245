-- The first person of an audience, with what the mail says of a person.
-- roles: officer
-- param version: text
-- param changed_on: date?
-- param audience: text
-- param by_email: boolean
with first_one as (
    select min(person_no) as person_no
    from notice_audience($version, $changed_on, $audience)
    where (reach = 'email') = $by_email
)

select
    person.name,
    status.relationship,
    status.source,
    status.source_value,
    status.rule,
    status.expires_on,
    person_now.kept_until
from first_one
join person on person.person_no = first_one.person_no
join person_status as status on status.person_no = first_one.person_no
left join person_now on person_now.person_no = first_one.person_no
