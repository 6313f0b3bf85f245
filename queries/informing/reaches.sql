-- Why mail does not reach persons of an audience: how many of each reason.
-- roles: officer
-- param version: text
-- param changed_on: date?
-- param audience: text
select
    reach,
    count(*) as persons
from notice_audience($version, $changed_on, $audience)
where reach <> 'email'
group by reach
order by persons desc, reach
