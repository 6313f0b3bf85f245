-- The first person of an audience, with what the mail says of a person.
-- roles: officer
-- param audience: text
-- param by_email: boolean
with first_one as (
    select min(person_no) as person_no
    from notice_standing
    where case $audience when 'change' then of_change when 'first' then of_first else of_everybody end
        and (reach = 'email') = $by_email
)

select
    person.name,
    status.relationship,
    status.source,
    null as source_value,
    status.rule,
    status.expires_on,
    person_now.kept_until
from first_one
join person on person.person_no = first_one.person_no
join person_status as status on status.person_no = first_one.person_no
left join person_now on person_now.person_no = first_one.person_no
