-- Persons of whom one record says out and another says in, with what a list of them shows and is searched by.
-- email_only: nothing else than e-mail is refused, so that stopping e-mail is enough.
-- roles: import
-- writes
create or replace table opt_out_conflict as
select
    status.person_no,
    person.name,
    person.company,
    strip_accents(lower(concat_ws(' ', person.name, person.company))) as words,
    not coalesce(status.phone_opt_out or status.fax_opt_out or status.individual_opt_out, false) as email_only
from person_status as status
join person on person.person_no = status.person_no
where status.opt_out_conflict
order by status.person_no
