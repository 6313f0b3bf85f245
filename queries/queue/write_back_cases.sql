-- The cases that have handed out any of some records, given by their first 15 characters.
-- Data Loader and reports write ids of 15 characters, the queue has those of 18.
-- roles: system
-- param short_ids: text[]
select distinct case_id
from queue.write_back_item
where result = 'downloaded'
    and substring(record_id, 1, 15) in (select unnest($short_ids::varchar[]))
order by case_id
