-- Every data-subject request that is not closed, with what its clock needs to know.
-- The requester is what was written down at intake, for those who are not found in the register.
-- roles: officer, staff
select
    case_now.case_id,
    case_now.case_number,
    case_now.action,
    case_now.received_on,
    case_now.channel,
    case_now.state,
    case_now.intake_no,
    case_now.changed_at,
    case_now.changed_by,
    case_now.assigned_to,
    intake.content ->> 'requester' as requester,
    case_clock.* exclude (case_id)
from case_now
join case_clock on case_clock.case_id = case_now.case_id
left join queue.case_material as intake
    on intake.case_id = case_now.case_id
    and intake.material_kind = 'intake'
where
    case_now.kind = 'right'
    and case_now.state not in ('fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate')
order by case_now.received_on, case_now.case_number
