-- Which of some cases anonymise: their plan has a record that is emptied, not deleted.
-- roles: officer, staff, system
-- param case_ids: text[]
with newest as (
    select
        case_id,
        arg_max(result, attempt) as result
    from queue.write_back_item
    where case_id in (select unnest($case_ids::varchar[]))
        and action = 'anonymise'
    group by case_id, object, record_id
)

select distinct case_id
from newest
where result <> 'dropped'
order by case_id
