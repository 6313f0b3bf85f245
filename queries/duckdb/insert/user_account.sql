-- Add the rows of the registered frame `incoming` to user_account.
-- roles: system
-- writes
insert into queue.user_account by name
select *
from incoming
