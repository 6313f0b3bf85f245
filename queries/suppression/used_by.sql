-- By how many persons some addresses and telephone numbers are used.
-- roles: system
-- param tokens: text[]
select
    token,
    count(distinct person_no)::integer as persons
from search_token
where token in (select unnest($tokens::varchar[]))
group by token
