-- Users of Salesforce who have access and have not signed in for long.
-- Why: clause 11 lets in only those whose work needs it (GDPR Art. 5(1)(f), 32(1)(b)).
-- Remedy: deactivate the user in Salesforce.
-- roles: officer, system
-- needs: User
-- param today: date
-- param unused_after_days: integer
select
    'User' as object,
    Id as record_id,
    null::integer as person_no,
    coalesce(LastLoginDate::date::varchar, 'never') as subject,
    'access_not_used' as reason,
    1 as affected
from salesforce_user
where IsActive
    and not coalesce(IsDeleted, false)
    and coalesce(UserType, 'Standard') = 'Standard'
    and coalesce(LastLoginDate, CreatedDate) < $today - $unused_after_days
    -- An empty cell says "never" only where the export has the column.
    and exists (
        select 1
        from import_file
        where object = 'User' and list_contains(columns, 'LastLoginDate')
    )
order by Id
