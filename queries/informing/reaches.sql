-- Why mail does not reach persons of an audience: how many of each reason.
-- roles: officer
-- param audience: text
select
    reach,
    count(*) as persons
from notice_standing
where case $audience when 'change' then of_change when 'first' then of_first else of_everybody end
    and reach <> 'email'
group by reach
order by persons desc, reach
