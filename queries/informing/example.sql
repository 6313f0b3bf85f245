-- One person of an audience, with what the mail says of a person.
-- roles: officer
-- param audience: text
-- param by_email: boolean
-- param changed_on: date?
with member as (
    select first_no as person_no
    from informing_cube
    where
        (reach = 'email') = $by_email
        and first_no not in (select person_no from notice_standing)
        and among_counted($audience, $changed_on, created_on, counted)
    union all
    select person_no
    from notice_standing
    where
        (reach = 'email') = $by_email
        and among_told($audience, of_change, of_first, of_everybody)
),

one as (
    select min(person_no) as person_no
    from member
)

select
    person.name,
    status.relationship,
    status.source,
    null as source_value,
    status.rule,
    status.expires_on,
    person_now.kept_until
from one
join person on person.person_no = one.person_no
join person_status as status on status.person_no = one.person_no
left join person_now on person_now.person_no = one.person_no
