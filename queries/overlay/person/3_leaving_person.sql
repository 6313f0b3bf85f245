-- Persons who are about to leave the register: deletion or anonymising decided, or an erasure approved.
-- roles: system
-- writes
create table leaving_person as
select person_no
from person_now
where queued_action in ('delete', 'anonymise')
union
select case_person.person_no
from case_person
join case_now on case_now.case_id = case_person.case_id
where case_now.action = 'erasure' and case_now.state in ('approved', 'claimed', 'executed')
