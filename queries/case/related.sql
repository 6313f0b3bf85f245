-- Other cases about any of some records, the newest first.
-- roles: officer, staff
-- param case_id: text
-- param record_ids: text[]
select distinct
    case_now.case_id,
    case_now.case_number,
    case_now.kind,
    case_now.action,
    case_now.salesforce_ids,
    case_now.parameters,
    case_now.received_on,
    case_now.state,
    case_now.version,
    case_now.created_by
from case_record
join case_now on case_now.case_id = case_record.case_id
where
    case_record.record_id in (select unnest($record_ids::varchar[]))
    and case_record.case_id <> $case_id
order by case_now.case_number desc
