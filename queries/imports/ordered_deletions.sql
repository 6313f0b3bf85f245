-- Records whose deletion was carried out and has still to be proved, by object: a smaller export may lack them.
-- roles: officer
with ordered as (
    select
        object,
        record_id
    from queue.write_back_item
    where action = 'delete'
        and case_id in (select case_id from case_now where state = 'executed')
    group by case_id, object, record_id, action
    having arg_max(result, attempt) <> 'dropped'
)

select
    object,
    count(distinct record_id) as records
from ordered
group by object
order by object
