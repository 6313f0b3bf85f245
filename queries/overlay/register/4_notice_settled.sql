-- Persons to whom nothing is owed under Art. 14 any more: told, exempted, or about to leave the register.
-- roles: system
-- writes
create view notice_settled as
select owner.person_no
from notice_now
join notice_owner as owner on owner.record_id = notice_now.record_id
where notice_now.state in ('sent', 'exempt')
union
select case_person.person_no
from case_person
join case_now on case_now.case_id = case_person.case_id
where case_now.kind = 'notice' and case_now.state = 'exempt'
union
select person_no
from leaving_person
