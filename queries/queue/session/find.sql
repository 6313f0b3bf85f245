-- A session that has not been ended, and its account; whether it has run out is counted from its times.
-- roles: system
-- param session_id: text
select
    session.session_id,
    session.created_at as started_at,
    session.last_seen_at,
    account.user_name,
    account.name,
    account.role,
    account.password_hash,
    account.must_change_password,
    account.active,
    account.language,
    account.email,
    account.calendar_key,
    account.second_factor,
    account.password_changed_at,
    account.created_at
from queue.session as session
join queue.user_account as account on account.user_name = session.user_name
where session.session_id = $session_id
    and session.ended_at is null
    and account.active
