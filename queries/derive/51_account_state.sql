-- What tells of each account: its last deal won and what its Type means (current, former, potential).
-- roles: import
-- writes
create or replace temporary table account_state as
with won as (
    select account_id, max(won_on) as last_deal_on
    from won_deal
    group by account_id
),

typed as (
    select account.Id as account_id, policy_word.meaning as type_meaning
    from account
    left join policy_word on policy_word.kind = 'account_type' and policy_word.word = plain(account.Type)
)

select
    coalesce(typed.account_id, won.account_id) as account_id,
    typed.type_meaning,
    won.last_deal_on
from typed
full join won on won.account_id = typed.account_id
