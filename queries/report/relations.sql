-- Where a case's persons are named as a party of a task, event or e-mail message, with every column.
-- roles: officer, staff
-- param case_id: text
select relation.* exclude (person_no, file_no)
from activity_relation as relation
where relation.person_no in (select person_no from case_person where case_id = $case_id)
order by relation.object, relation.Id
