-- Who has been reminded: the last day, and of a given day how many mails were begun and how many have ended.
-- An end that nobody is sure of (`unsure`) is none. Days are Helsinki dates; one that has not come yet was
-- written down under a clock that was wrong.
-- roles: system
-- param today: date
with reminder as (
    select
        step,
        details ->> 'user' as user_name,
        details ->> 'why' as why,
        (details ->> 'day')::date as day
    from queue.request_event
    where step in ('remind', 'reminded', 'remind_failed')
)

select
    user_name,
    max(day) filter (where step = 'reminded' and day <= $today) as last_day,
    count(*) filter (where step = 'remind' and day = $today) as begun,
    count(*) filter (where step <> 'remind' and day = $today and why is distinct from 'unsure') as ended
from reminder
where user_name is not null
group by user_name
order by user_name
