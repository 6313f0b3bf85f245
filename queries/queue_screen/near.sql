-- Open cases about any of some records: what may stand in the way of other cases about them.
-- roles: officer, staff
-- param record_ids: text[]
select distinct
    case_now.case_id,
    case_now.case_number,
    case_now.kind,
    case_now.action,
    case_now.salesforce_ids,
    case_now.parameters,
    case_now.state,
    case_now.version,
    case_now.created_by
from case_record
join case_now on case_now.case_id = case_record.case_id
where
    case_record.record_id in (select unnest($record_ids::varchar[]))
    and case_now.state not in (
        'fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate', 'verified', 'cancelled',
        'superseded', 'released', 'lapsed', 'sent', 'undeliverable', 'exempt', 'closed'
    )
order by case_now.case_number
