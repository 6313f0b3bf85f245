-- Users of this dashboard who do not use it, or who never chose a password of their own within two weeks.
-- Why: clause 11 lets in only those whose work needs it, each with their own password (GDPR Art. 32(1)(b)).
-- Remedy: disable the user on the Users screen, or make a new one-time password and see that it is changed.
-- roles: officer, system
-- param now: timestamp
-- param unused_after_days: integer
with last_session as (
    select user_name, max(last_seen_at) as last_seen_at
    from queue.session
    group by user_name
),

seen as (
    select
        account.user_name,
        account.must_change_password and account.password_changed_at < $now - interval 14 days as never_changed,
        coalesce(last_session.last_seen_at, account.created_at) < $now - to_days($unused_after_days) as unused
    from queue.user_account as account
    left join last_session on last_session.user_name = account.user_name
    where account.active
)

select
    'user_account' as object,
    null::varchar as record_id,
    null::integer as person_no,
    user_name as subject,
    case when never_changed then 'one_time_password_not_changed' else 'access_not_used' end as reason,
    1 as affected
from seen
where never_changed or unused
order by user_name
