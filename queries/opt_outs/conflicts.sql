-- Persons of whom one record says out and another says in, a page at a time by person number.
-- roles: officer
-- param after: integer
-- param rows: integer
select
    status.person_no,
    person.name,
    person.company,
    status.email_opt_out,
    status.phone_opt_out,
    status.fax_opt_out,
    status.individual_opt_out,
    status.consent_opt_out,
    coalesce(person_now.conflict_settled, false) as queued
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where status.opt_out_conflict and status.person_no > $after
order by status.person_no
limit $rows
