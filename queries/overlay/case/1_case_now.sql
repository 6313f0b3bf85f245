-- Cases that were touched, as they stand now: kept in memory, so that pages never aggregate the queue.
-- Acts that are no steps (a note, a file, a letter) do not tell who brought the case to where it stands.
-- The day of receipt is the one that was last corrected. arg_max would pass over the act that gives a case to
-- nobody.
-- roles: system
-- writes
create view case_now_anew as
with event as (
    select
        *,
        step not in (
            'note', 'assign', 'attach', 'remove_attachment', 'confirm_hits', 'take_out', 'correct',
            'correct_received', 'send_letter', 'update_breach', 'list_affected', 'correct_aware'
        ) as is_step
    from touched_event
),

last_event as (
    select
        case_id,
        max(version) as version,
        arg_max(state, version) as state,
        arg_max(step, version) as last_step,
        arg_max(happened_at, version) filter (where is_step) as changed_at,
        arg_max(actor, version) filter (where is_step) as changed_by,
        arg_max(actor, version) filter (where step = 'claim') as claimed_by,
        arg_max_null(details ->> 'assignee', version) filter (where step = 'assign') as assigned_to,
        bool_or(step = 'confirm_identity') as identity_confirmed,
        arg_max(try_cast(details ->> 'received_on' as date), version)
            filter (where step = 'correct_received') as received_anew
    from event
    group by case_id
)

select
    request.* replace (coalesce(last_event.received_anew, request.received_on) as received_on),
    last_event.* exclude (case_id, received_anew)
from queue.request_queue as request
join touched_case on touched_case.case_number = request.case_number
join last_event on last_event.case_id = request.case_id
order by request.case_number
