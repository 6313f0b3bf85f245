-- Whether there is such a session, live or ended, or such a token of a provider, which has been used then.
-- roles: system
-- param session_id: text
select session_id
from queue.session
where session_id = $session_id
