-- Jobs that Salesforce has given a sheet and whose results have not been taken in, oldest first.
-- What settles a job repeats its details letter by letter.
-- roles: officer, staff, system
select
    sent.actor,
    sent.details
from queue.request_event as sent
left join queue.request_event as settled
    on settled.details = sent.details
    and settled.step in ('send_done', 'send_failed', 'send_aborted', 'send_lost')
where sent.step = 'send_job'
    and settled.seq is null
order by sent.seq
