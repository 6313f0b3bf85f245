-- Add the rows of the registered frame `incoming` to attachment.
-- roles: system
-- writes
insert into queue.attachment by name
select *
from incoming
