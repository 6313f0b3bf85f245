-- Touched persons about whom something has been decided or asked since the import, or still stands.
-- `queued_action` and `queued_case_id` are of the newest act that waits or has been done but not yet verified;
-- a source check decides nothing about keeping, so it stands in a column of its own; nor does a correction by hand or the
-- lifting of a restriction.
-- A restriction (Art. 18) holds like a legal hold: `held` is either, `on_hold` the latter. Stopping e-mail settles a
-- contradiction that is about no more.
-- roles: system
-- writes
create view person_now_anew as
select
    case_person.person_no,
    coalesce(bool_or(case_now.kind = 'legal_hold' and case_now.state = 'active'), false) as held,
    coalesce(bool_or(
        case_now.kind = 'legal_hold' and case_now.action <> 'restrict' and case_now.state = 'active'
    ), false) as on_hold,
    max((case_now.parameters ->> 'until')::date) filter (
        where case_now.kind = 'keep_until' and case_now.state = 'active'
    ) as kept_until,
    coalesce(bool_or(
        case_now.kind = 'right'
        and case_now.state not in ('fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate')
    ), false) as has_open_request,
    coalesce(bool_or(
        case_now.kind = 'legal_hold' and case_now.action = 'restrict' and case_now.state = 'active'
    ), false) as restricted,
    coalesce(bool_or(stopped.everything), false) as opted_out,
    coalesce(bool_or(stopped.everything is not null), false) as email_opted_out,
    coalesce(bool_or(stopped.everything), false)
    or (
        coalesce(bool_or(stopped.everything is not null), false)
        and not coalesce(
            bool_or(status.phone_opt_out or status.fax_opt_out or status.individual_opt_out), false
        )
    ) as conflict_settled,
    arg_max(case_now.action, case_now.case_number) filter (
        where case_now.kind in ('retention', 'finding')
        and case_now.action not in ('source_check', 'correct_by_hand', 'lift_restriction')
        and case_now.state not in ('cancelled', 'superseded', 'verified')
    ) as queued_action,
    arg_max(case_now.case_id, case_now.case_number) filter (
        where case_now.kind in ('retention', 'finding')
        and case_now.action not in ('source_check', 'correct_by_hand', 'lift_restriction')
        and case_now.state not in ('cancelled', 'superseded', 'verified')
    ) as queued_case_id,
    coalesce(bool_or(
        case_now.action = 'source_check'
        and case_now.state not in ('cancelled', 'superseded', 'verified')
    ), false) as source_check_queued
from case_person
join case_now on case_now.case_id = case_person.case_id
left join (
    select
        case_id,
        action in ('opt_out', 'marketing_objection') as everything
    from case_now
    where action in ('opt_out', 'marketing_objection', 'opt_out_email', 'consent_withdrawal')
        and state not in ('cancelled', 'superseded', 'withdrawn', 'duplicate')
) as stopped on stopped.case_id = case_now.case_id
left join (
    select person_no, phone_opt_out, fax_opt_out, individual_opt_out
    from person_status
    where person_no in (select person_no from touched_person)
) as status on status.person_no = case_person.person_no
where case_person.person_no in (select person_no from touched_person)
group by case_person.person_no
order by case_person.person_no
