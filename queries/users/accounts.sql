-- Accounts with their last sign-in, for whoever manages users.
-- roles: admin
with last_session as (
    select
        user_name,
        max(created_at) as signed_in_at
    from queue.session
    group by user_name
)

select
    account.user_name,
    account.name,
    account.role,
    account.email,
    account.active,
    account.must_change_password,
    account.second_factor is not null as has_second_factor,
    account.password_changed_at,
    account.created_at,
    last_session.signed_in_at
from queue.user_account as account
left join last_session on last_session.user_name = account.user_name
order by account.active desc, account.user_name
