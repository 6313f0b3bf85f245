-- Forget the rows of user_account whose keys the registered frame `gone` names: deleted, or about to be read anew.
-- roles: system
-- writes
delete from queue.user_account
where user_name in (select key from gone)
