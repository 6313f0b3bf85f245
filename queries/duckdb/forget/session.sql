-- Forget the rows of session whose keys the registered frame `gone` names: deleted, or about to be read anew.
-- roles: system
-- writes
delete from queue.session
where session_id in (select key from gone)
