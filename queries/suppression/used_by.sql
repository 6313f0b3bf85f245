-- By which persons some addresses and telephone numbers are used.
-- roles: system
-- param tokens: text[]
select
    token,
    list(distinct person_no) as persons
from search_token
where token in (select unnest($tokens::varchar[]))
group by token
