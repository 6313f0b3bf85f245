-- The cases of a group that are in a state, as guards and steps want them; all of the state without a group.
-- roles: officer, staff
-- param state: text
-- param claimed_by: text?
-- param group_no: integer?
select
    case_id,
    case_number,
    kind,
    action,
    salesforce_ids,
    parameters,
    received_on,
    state,
    version,
    created_by
from case_now
where
    state = $state
    and ($claimed_by::varchar is null or claimed_by = $claimed_by)
    and ($group_no::integer is null or coalesce(batch_no, -case_number) = $group_no)
order by case_number
