-- Sign-ins: the row, not the cookie, says whether somebody is signed in.
-- `session_id` is the SHA-256 of the cookie, so that a copy of this file signs nobody in.
-- roles: system
-- writes
create table queue.session (
    session_id varchar primary key,
    user_name varchar not null,
    created_at timestamp not null,
    last_seen_at timestamp not null,
    ended_at timestamp,
    end_reason varchar
)
