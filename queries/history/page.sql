-- A page of the history, the newest first, below a sequence number: who did what, when, in which case.
-- Times are naive UTC. `case_number` finds the steps of a case and who opened its person's file.
-- roles: officer
-- param before: bigint
-- param actor: text?
-- param step: text?
-- param case_number: integer?
-- param since: timestamp?
-- param until: timestamp?
-- param rows: integer
select
    event.seq,
    event.happened_at,
    event.actor,
    event.role,
    event.step,
    event.state,
    event.reason_code,
    event.ground,
    coalesce(case_now.case_number, try_cast(event.details ->> 'case' as integer)) as case_number,
    case_now.kind,
    case_now.action,
    event.details
from queue.request_event as event
left join case_now on case_now.case_id = event.case_id
where
    event.seq < $before
    and ($actor::varchar is null or event.actor = $actor)
    and ($step::varchar is null or event.step = $step)
    and ($since::timestamp is null or event.happened_at >= $since)
    and ($until::timestamp is null or event.happened_at < $until)
    and (
        $case_number::integer is null
        or case_now.case_number = $case_number
        or try_cast(event.details ->> 'case' as integer) = $case_number
    )
order by event.seq desc
limit $rows
