-- Data-subject requests about any of some records, the newest first: what may be asked again, and what goes on.
-- roles: officer, staff
-- param record_ids: text[]
select distinct
    case_now.case_id,
    case_now.case_number,
    case_now.action,
    case_now.received_on,
    case_now.state
from case_record
join case_now on case_now.case_id = case_record.case_id
where
    case_now.kind = 'right'
    and case_record.record_id in (select unnest($record_ids::varchar[]))
order by case_now.case_number desc
