-- How many persons stand where today, by relationship (clause 4), corrected by what was decided.
-- status: expired, in_time, unknown by date; decided for what waits in the queue, is held or kept.
-- Few and broad states: the finer the table, the more of it is hidden from managers.
-- roles: officer, manager, system
-- counts: persons
-- param today: date
with counted as (
    select relationship, expires_on, false as decided, persons
    from expiry_cube
    union all
    select
        status.relationship,
        status.expires_on,
        unnest([false, true]) as decided,
        unnest([-1, 1]) as persons
    from person_now
    join stand_now as status on status.person_no = person_now.person_no
    where person_now.queued_action is not null
        or person_now.held
        or person_now.kept_until >= $today
        or person_now.has_open_request
)

select
    relationship,
    case
        when decided then 'decided'
        when expires_on is null then 'unknown'
        when expires_on < $today then 'expired'
        else 'in_time'
    end as status,
    sum(persons)::bigint as persons
from counted
group by all
having sum(persons) <> 0
order by relationship, status
