-- Add the rows of the registered frame `incoming` to session.
-- roles: system
-- writes
insert into queue.session by name
select *
from incoming
