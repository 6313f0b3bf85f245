-- Persons about whom something has been decided or asked since the import, or still stands.
-- `queued_action` and `queued_case_id` are of the newest act that waits or has been done but not yet verified;
-- a source check decides nothing about keeping, so it stands in a column of its own.
-- roles: system
-- writes
create table person_now as
select
    case_person.person_no,
    coalesce(bool_or(case_now.kind = 'legal_hold' and case_now.state = 'active'), false) as held,
    max((case_now.parameters ->> 'until')::date) filter (
        where case_now.kind = 'keep_until' and case_now.state = 'active'
    ) as kept_until,
    coalesce(bool_or(
        case_now.kind = 'right'
        and case_now.state not in ('fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate')
    ), false) as has_open_request,
    coalesce(bool_or(
        case_now.action in ('opt_out', 'marketing_objection', 'consent_withdrawal')
        and case_now.state not in ('cancelled', 'superseded', 'withdrawn', 'duplicate')
    ), false) as opted_out,
    arg_max(case_now.action, case_now.case_number) filter (
        where case_now.kind in ('retention', 'finding')
        and case_now.action <> 'source_check'
        and case_now.state not in ('cancelled', 'superseded', 'verified')
    ) as queued_action,
    arg_max(case_now.case_id, case_now.case_number) filter (
        where case_now.kind in ('retention', 'finding')
        and case_now.action <> 'source_check'
        and case_now.state not in ('cancelled', 'superseded', 'verified')
    ) as queued_case_id,
    coalesce(bool_or(
        case_now.action = 'source_check'
        and case_now.state not in ('cancelled', 'superseded', 'verified')
    ), false) as source_check_queued
from case_person
join case_now on case_now.case_id = case_person.case_id
group by case_person.person_no
order by case_person.person_no
