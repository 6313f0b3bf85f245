-- What the clock of touched requests needs to know: Helsinki dates of asking, confirming, extending, closing.
-- A step recorded later than it happened carries its own day in details (`on`).
-- `identity_steps`: every question of identity and every confirmation, in the order in which they were recorded.
-- roles: system
-- writes
create view case_clock_anew as
with dated as (
    select
        event.case_id,
        event.version,
        event.step,
        event.state,
        event.reason_code,
        try_cast(event.details ->> 'was' as date) as was,
        coalesce(
            (event.details ->> 'on')::date,
            timezone('Europe/Helsinki', timezone('UTC', event.happened_at))::date
        ) as day,
        try_cast(case_now.parameters ->> 'answer_by' as date) as answer_by
    from touched_event as event
    join touched_case on touched_case.case_id = event.case_id
    join case_now on case_now.case_number = touched_case.case_number
    where case_now.kind = 'right'
)

select
    case_id,
    coalesce(
        list({'step': step, 'day': day, 'reason': reason_code} order by version)
            filter (where step in ('ask_identity', 'confirm_identity')),
        []
    ) as identity_steps,
    min(day) filter (where step = 'extend') as extension_told_on,
    arg_min(reason_code, day) filter (where step = 'extend') as extension_reason,
    coalesce(bool_or(step = 'reject'), false) as refused,
    max(day) filter (where step = 'withdraw') as withdrawn_on,
    any_value(answer_by) as answer_by,
    arg_min(was, version) filter (where step = 'correct_received') as received_first,
    arg_min(day, version) filter (
        where state in ('fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate')
    ) as closed_on
from dated
group by case_id
order by case_id
