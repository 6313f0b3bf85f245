-- One attachment of a case with its file; nothing where it has been deleted.
-- roles: system
-- param case_id: text
-- param material_id: text
select
    material.content as described,
    attachment.content
from queue.case_material as material
join queue.attachment as attachment on attachment.material_id = material.material_id
where
    material.case_id = $case_id
    and material.material_id = $material_id
