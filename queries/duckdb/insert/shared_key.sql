-- Add the rows of the registered frame `incoming` to shared_key.
-- roles: system
-- writes
insert into queue.shared_key by name
select *
from incoming
