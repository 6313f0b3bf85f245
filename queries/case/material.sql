-- What was written down about a case: the message as it came in, notes. Deleted by its rule, unlike the steps.
-- roles: officer, staff
-- param case_id: text
select
    material_kind,
    content,
    material_hash,
    delete_after,
    created_at,
    created_by
from queue.case_material
where case_id = $case_id
order by created_at
