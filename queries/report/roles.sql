-- Contact roles of a case's persons in opportunities, with every column.
-- roles: officer, staff
-- param case_id: text
select
    'OpportunityContactRole' as object,
    role.* exclude (person_no, file_no)
from opportunity_contact_role as role
where role.person_no in (select person_no from case_person where case_id = $case_id)
order by role.Id
