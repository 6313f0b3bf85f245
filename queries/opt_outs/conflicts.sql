-- Persons of whom one record says out and another says in, by person number; those to settle, or those in the queue.
-- search is contained in the name or the company, without marks and in small letters. email_only: nothing else
-- than e-mail is refused, so that stopping e-mail is enough.
-- roles: officer
-- param after: integer
-- param rows: integer
-- param search: text
-- param queued: boolean
select
    status.person_no,
    person.name,
    person.company,
    not coalesce(status.phone_opt_out or status.fax_opt_out or status.individual_opt_out, false) as email_only
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where status.opt_out_conflict
    and status.person_no > $after
    and coalesce(person_now.conflict_settled, false) = $queued
    and contains(strip_accents(lower(concat_ws(' ', person.name, person.company))), $search)
order by status.person_no
limit $rows
