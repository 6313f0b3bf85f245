-- What may differ now of the touched cases, besides where they and their persons stand.
-- Their records and persons only where a case is new, or something was taken out of one; clocks run for requests.
-- deliveries: there are rounds among them; told: so, or there are new persons.
-- roles: system
with steps as (
    select
        coalesce(bool_or(step = 'take_out'), false) as taken_out,
        coalesce(bool_or(step in ('take_out', 'propose')), false) as left_out
    from touched_event
),

may as (
    select
        true as cases,
        left_out,
        taken_out
        or exists (
            select *
            from touched_case
            anti join case_now on case_now.case_number = touched_case.case_number
        ) as records,
        exists (
            select *
            from queue.request_queue as request
            join touched_case on touched_case.case_number = request.case_number
            where request.kind = 'right'
        ) as clocks,
        exists (
            select *
            from queue.request_queue as request
            join touched_case on touched_case.case_number = request.case_number
            where request.kind = 'notice'
        ) as deliveries
    from steps
)

select
    *,
    deliveries or records as told
from may
