-- What has been written into the history about importing one result file, told by its sha256.
-- roles: system
-- param sha256: text
select details
from queue.request_event
where step = 'import_results'
    and details like '%' || $sha256 || '%'
order by seq
