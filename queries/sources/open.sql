-- Persons whose source is unknown or not in the notice: how many, and how many are queued for a check already.
-- roles: officer
with counted as (
    select
        source,
        sum(persons)::bigint as persons
    from source_day_cube
    where source in ('unknown', 'not_in_notice')
    group by source
),

queued as (
    select
        status.source,
        count(*) as queued
    from person_now
    join stand_now as status on status.person_no = person_now.person_no
    where person_now.source_check_queued or person_now.queued_action is not null
    group by status.source
)

select
    counted.source,
    counted.persons,
    coalesce(queued.queued, 0) as queued
from counted
left join queued on queued.source = counted.source
order by counted.source
