-- How many records of each file stand in `reject` now.
-- roles: import
select
    file_no,
    count(*) as rejected
from reject
group by file_no
order by file_no
