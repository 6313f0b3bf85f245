-- Ids of a case that the current snapshot does not have.
-- roles: officer, staff
-- param case_id: text
select case_record.record_id
from case_record
anti join person_record on person_record.record_id = case_record.record_id
where case_record.case_id = $case_id
order by case_record.record_id
