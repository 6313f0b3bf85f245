-- What telling each person of the notice needs to know of them, as the copy has it (clause 13.1, Art. 13 and 14).
-- `reach` is email, or why mail does not reach them; due_on: by when they were to be told under Art. 14, if at all.
-- roles: import
-- writes
create or replace table informing_person as
select
    person.person_no,
    person.created_on,
    status.source,
    due.due_on,
    status.opted_out,
    case
        when person.email is null then 'no_address'
        when not regexp_full_match(
            person.email, '[-a-z0-9!#$%&''*+/=?^_`{|}~.]{1,64}@[a-z0-9-]+([.][a-z0-9-]+)+', 'i'
        ) then 'unusable'
        when status.bounced then 'bounced'
        else 'email'
    end as reach
from person
join person_status as status on status.person_no = person.person_no
left join notice_due as due on due.person_no = person.person_no
where not person.deleted
order by person.person_no
