-- Cases in a state, gathered by the decision that opened them; a request stands by itself.
-- Paged by place: the oldest group first, of verified ones the newest. `versions` tells whether anything in a
-- group has moved since it was looked at.
-- roles: officer, staff
-- param state: text
-- param claimed_by: text?
-- param after: integer
-- param rows: integer
with found as (
    select
        *,
        coalesce(batch_no, -case_number) as group_no
    from case_now
    where state = $state and ($claimed_by::varchar is null or claimed_by = $claimed_by)
)

select
    group_no,
    if($state = 'verified', -min(case_number), min(case_number)) as place,
    count(*) as cases,
    sum(version)::bigint as versions,
    any_value(kind) as kind,
    any_value(action) as action,
    any_value(created_by) as created_by,
    min(created_at) as created_at,
    any_value(reason_code) as reason_code,
    any_value(case_id) as case_id,
    max(changed_at) as changed_at,
    if(count(distinct claimed_by) = 1, any_value(claimed_by), null) as claimed_by
from found
group by group_no
having place > $after
order by place
limit $rows
