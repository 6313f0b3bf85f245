-- The attachments of a case that are still kept: name, type, size and hash, until when, who put them there.
-- roles: officer, staff
-- param case_id: text
select
    material.material_id,
    material.content ->> 'file_name' as file_name,
    material.content ->> 'about' as about,
    material.content ->> 'type' as type,
    (material.content ->> 'bytes')::bigint as bytes,
    material.content ->> 'sha256' as sha256,
    material.delete_after,
    attachment.until_closed,
    material.created_at,
    material.created_by
from queue.case_material as material
join queue.attachment as attachment on attachment.material_id = material.material_id
where material.case_id = $case_id
order by material.created_at, material.material_id
