-- Forget the rows of attachment whose keys the registered frame `gone` names: deleted, or about to be read anew.
-- roles: system
-- writes
delete from queue.attachment
where material_id in (select key from gone)
