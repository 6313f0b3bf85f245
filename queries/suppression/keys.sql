-- With which keys the remembered hashes were made, and how many with each.
-- roles: officer, system
select
    key_name,
    count(*) as hashes
from queue.suppression
group by key_name
order by key_name
