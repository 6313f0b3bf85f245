-- Users of Salesforce that several people seem to share.
-- Why: clause 11 promises a user name of one's own; without it nobody can say who did what (GDPR Art. 5(2), 32).
-- Remedy: give everybody a user name of their own and deactivate the shared one.
-- roles: officer, system
-- needs: User
-- param shared_mailboxes: text[]
with standing as (
    select
        Id,
        lower(split_part(coalesce(Email, Username), '@', 1)) as mailbox,
        count(*) over (partition by lower(Email)) as users
    from salesforce_user
    where coalesce(IsActive, true)
        and not coalesce(IsDeleted, false)
        and coalesce(UserType, 'Standard') = 'Standard'
)

select
    'User' as object,
    standing.Id as record_id,
    null::integer as person_no,
    case when shared.mailbox is not null then standing.mailbox end as subject,
    case when shared.mailbox is not null then 'shared_mailbox' else 'same_address' end as reason,
    1 as affected
from standing
left join (select unnest($shared_mailboxes::varchar[]) as mailbox) as shared on shared.mailbox = standing.mailbox
where shared.mailbox is not null or (standing.users > 1 and standing.mailbox is not null)
order by standing.Id
