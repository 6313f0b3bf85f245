-- Ids of a case that the current snapshot does not have.
-- roles: officer, staff
-- param case_id: text
select case_record.record_id
from case_record
anti join record_owner as owner
    on owner.id_high = id_high(case_record.record_id) and owner.id_low = id_low(case_record.record_id)
where case_record.case_id = $case_id
order by case_record.record_id
