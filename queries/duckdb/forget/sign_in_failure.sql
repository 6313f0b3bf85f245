-- Forget the rows of sign_in_failure whose keys the registered frame `gone` names: deleted, or about to be read anew.
-- roles: system
-- writes
delete from queue.sign_in_failure
where name_key in (select key from gone)
