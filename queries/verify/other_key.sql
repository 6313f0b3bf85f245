-- Of some cases: those whose person is remembered by another key than the one at hand, so that no text can be searched.
-- roles: system
-- param case_ids: text[]
-- param key_name: text
select case_id
from queue.suppression
where case_id in (select unnest($case_ids::varchar[]))
group by case_id
having bool_and(key_name <> $key_name)
order by case_id
