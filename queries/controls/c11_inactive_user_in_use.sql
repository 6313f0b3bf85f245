-- Inactive users of Salesforce who still own persons, or as whom somebody wrote lately.
-- Why: clause 11 lets in only those whose work needs it; nobody looks after what belongs to nobody (GDPR Art. 32).
-- Remedy: give the records another owner in Salesforce; find out who writes under the name of somebody who left.
-- roles: officer, system
-- needs: User
-- param today: date
-- param unused_after_days: integer
with used as (
    select OwnerId as user_id, 'inactive_user_owns' as reason, count(*) as records
    from contact
    where not coalesce(IsDeleted, false)
    group by OwnerId
    union all
    select LastModifiedById, 'inactive_user_writes', count(*)
    from contact
    where LastModifiedDate >= $today - $unused_after_days and not coalesce(IsDeleted, false)
    group by LastModifiedById
)

select
    'User' as object,
    salesforce_user.Id as record_id,
    null::integer as person_no,
    null::varchar as subject,
    used.reason,
    used.records as affected
from salesforce_user
join used on used.user_id = salesforce_user.Id
where not salesforce_user.IsActive
order by salesforce_user.Id, used.reason
