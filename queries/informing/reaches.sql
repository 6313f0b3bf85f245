-- Why mail does not reach persons of an audience: how many of each reason.
-- roles: officer
-- param audience: text
-- param changed_on: date?
with member as (
    select reach, persons
    from informing_cube
    where among_counted($audience, $changed_on, created_on, counted)
    union all
    select had_reach, -1
    from notice_standing
    where among_told($audience, had_change, due_on is not null, true)
    union all
    select reach, 1
    from notice_standing
    where among_told($audience, of_change, of_first, of_everybody)
)

select
    reach,
    sum(persons)::bigint as persons
from member
where reach <> 'email'
group by reach
having sum(persons) > 0
order by persons desc, reach
