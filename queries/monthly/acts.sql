-- What was decided, carried out, proved and failed in a stretch of time, by kind of case and act.
-- Moments are UTC, `until` is the first one that is not in it. A breach and a notice are counted when booked.
-- roles: officer, system
-- param since: timestamp
-- param until: timestamp
select
    case_now.kind,
    case_now.action,
    count(distinct event.case_id) filter (where event.step = 'open') as decided,
    count(distinct event.case_id) filter (where event.step = 'execute') as executed,
    count(distinct event.case_id) filter (where event.step = 'verify') as verified,
    count(distinct event.case_id) filter (where event.step = 'fail') as failed
from queue.request_event as event
join case_now on case_now.case_id = event.case_id
where case_now.kind <> 'right'
    and event.happened_at >= $since
    and event.happened_at < $until
group by case_now.kind, case_now.action
order by case_now.kind, case_now.action
