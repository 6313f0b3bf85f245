-- Which events each case has.
-- roles: system
select
    case_id,
    list(seq order by seq) as seqs
from queue.request_event
where case_id is not null
group by case_id
