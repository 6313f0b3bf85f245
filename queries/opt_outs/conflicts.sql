-- Persons of whom one record says out and another says in, by person number; those to settle, or those in the queue.
-- search is contained in the name or the company, without marks and in small letters. email_only: nothing else
-- than e-mail is refused, so that stopping e-mail is enough.
-- roles: officer
-- param after: integer
-- param rows: integer
-- param search: text
-- param queued: boolean
select
    conflict.person_no,
    conflict.name,
    conflict.company,
    conflict.email_only
from opt_out_conflict as conflict
left join person_now on person_now.person_no = conflict.person_no
where conflict.person_no > $after
    and coalesce(person_now.conflict_settled, false) = $queued
    and ($search = '' or contains(conflict.words, $search))
order by conflict.person_no
limit $rows
