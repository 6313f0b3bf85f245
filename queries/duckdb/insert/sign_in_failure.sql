-- Add the rows of the registered frame `incoming` to sign_in_failure.
-- roles: system
-- writes
insert into queue.sign_in_failure by name
select *
from incoming
