-- A page of closed data-subject requests, the newest first, with what their clock needs to know.
-- roles: officer, staff
-- param before: integer
-- param rows: integer
select
    case_now.case_id,
    case_now.case_number,
    case_now.action,
    case_now.received_on,
    case_now.channel,
    case_now.state,
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
    and case_now.state in ('fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate')
    and case_now.case_number < $before
order by case_now.case_number desc
limit $rows
