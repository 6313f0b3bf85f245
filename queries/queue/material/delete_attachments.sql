-- Delete the files that belong to pieces of case material.
-- roles: system
-- param material_ids: text[]
-- writes
delete from queue.attachment
where material_id in (select unnest($material_ids::varchar[]))
