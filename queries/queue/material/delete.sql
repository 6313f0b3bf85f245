-- Delete pieces of case material; what the history says of them stays.
-- roles: system
-- param material_ids: text[]
-- writes
delete from queue.case_material
where material_id in (select unnest($material_ids::varchar[]))
