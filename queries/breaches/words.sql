-- What was written down about breaches, the oldest first; lists of persons are left out.
-- roles: officer, staff
select
    material.case_id,
    material.material_kind,
    material.material_hash,
    material.content
from queue.case_material as material
join case_now on case_now.case_id = material.case_id
where
    case_now.kind = 'breach'
    and material.material_kind in ('intake', 'breach', 'note')
order by material.created_at
