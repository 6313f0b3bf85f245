-- Why mail does not reach persons of an audience: how many of each reason.
-- roles: officer
-- param audience: text
-- param changed_on: date?
with member as (
    select reach, persons
    from informing_cube
    where case $audience
        when 'change' then counted = 'all' and coalesce(created_on < $changed_on, $changed_on::date is not null)
        when 'first' then counted = 'due'
        else counted = 'all'
    end
    union all
    select had_reach, -1
    from notice_standing
    where case $audience when 'change' then had_change when 'first' then due_on is not null else true end
    union all
    select reach, 1
    from notice_standing
    where case $audience when 'change' then of_change when 'first' then of_first else of_everybody end
)

select
    reach,
    sum(persons)::bigint as persons
from member
where reach <> 'email'
group by reach
having sum(persons) > 0
order by persons desc, reach
