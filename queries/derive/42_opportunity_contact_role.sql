-- Contact roles again, each with its person and sorted by it.
-- roles: import
-- writes
create or replace table opportunity_contact_role as
select person_of_id.person_no, role.*
from opportunity_contact_role as role
left join person_of_id on person_of_id.record_id = role.ContactId
order by 1 nulls last, role.Id
