-- One case by its number as it stands, with what the clock of a request needs to know.
-- roles: officer, staff
-- param case_number: integer
select
    case_now.case_id,
    case_now.case_number,
    case_now.kind,
    case_now.action,
    case_now.salesforce_ids,
    case_now.received_on,
    case_now.received_at,
    case_now.channel,
    case_now.reason_code,
    case_now.parameters,
    case_now.intake_no,
    case_now.batch_no,
    case_now.previous_case_id,
    case_now.snapshot_id,
    case_now.created_at,
    case_now.created_by,
    case_now.version,
    case_now.state,
    case_now.changed_at,
    case_now.changed_by,
    case_now.claimed_by,
    case_now.assigned_to,
    case_clock.* exclude (case_id)
from case_now
left join case_clock on case_clock.case_id = case_now.case_id
where case_now.case_number = $case_number
