-- Forget the rows of case_material whose keys the registered frame `gone` names: deleted, or about to be read anew.
-- roles: system
-- writes
delete from queue.case_material
where material_id in (select key from gone)
