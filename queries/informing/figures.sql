-- How many persons have been told of the version that was looked at, and how many are still owed what.
-- Counted as the copy has them, without those of whom more is known, and these as they stand.
-- Who waits in a round has not been told.
-- roles: officer
-- param today: date
-- param soon: date
-- param changed_on: date?
with person as (
    select
        persons,
        counted = 'all' as is_there,
        counted = 'all' and coalesce(created_on < $changed_on, $changed_on::date is not null) as owed_change,
        due_on
    from informing_cube
    union all
    select -1, true, had_change, null from notice_standing
    union all
    select -1, false, false, due_on from notice_standing where due_on is not null
    union all
    select 1, is_there, owed_change, null from notice_standing
    union all
    select 1, false, false, due_on from notice_standing where owed_first
),

waiting as (
    select
        count(*) filter (where informed) as informed,
        count(*) filter (where owed_change and under_way) as change_waiting,
        count(*) filter (where owed_first and due_on < $today and under_way) as overdue_waiting
    from notice_standing
)

select
    coalesce(sum(persons) filter (where is_there), 0)::bigint as persons,
    any_value(waiting.informed) as informed,
    coalesce(sum(persons) filter (where owed_change), 0)::bigint as change,
    any_value(waiting.change_waiting) as change_waiting,
    coalesce(sum(persons) filter (where due_on < $today), 0)::bigint as overdue,
    any_value(waiting.overdue_waiting) as overdue_waiting,
    coalesce(sum(persons) filter (where due_on between $today and $soon), 0)::bigint as due_soon
from waiting
left join person on true
