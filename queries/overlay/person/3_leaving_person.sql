-- Touched persons who are about to leave the register: deletion or anonymising decided, or an erasure approved.
-- roles: system
-- writes
create view leaving_person_anew as
select person_no
from person_now
where queued_action in ('delete', 'anonymise')
    and person_no in (select person_no from touched_person)
union
select case_person.person_no
from case_person
join case_now on case_now.case_id = case_person.case_id
where case_now.action = 'erasure'
    and case_now.state in ('approved', 'claimed', 'executed')
    and case_person.person_no in (select person_no from touched_person)
