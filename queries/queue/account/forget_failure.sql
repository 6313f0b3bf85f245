-- Forget the failed sign-ins by a name: it has signed in.
-- roles: system
-- param name_key: text
-- writes
delete from queue.sign_in_failure
where name_key = $name_key
