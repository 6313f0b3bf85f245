-- How many persons of whom one record says out and another says in are to be settled, counted up to some number.
-- roles: officer
-- param search: text
-- param most: integer
select least(count(*), $most) as persons
from opt_out_conflict as conflict
left join person_now on person_now.person_no = conflict.person_no
where not coalesce(person_now.conflict_settled, false)
    and ($search = '' or contains(conflict.words, $search))
