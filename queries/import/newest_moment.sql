-- The newest moment that the records themselves bear (UTC): the export cannot be older.
-- roles: import
-- param until: timestamp
with moments as (
    select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) as moment from account
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from contact
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from individual
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from activity
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from campaign
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from campaign_member
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from opportunity
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp, LastLoginDate]) from salesforce_user
    union all select unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from other_record
)

select max(moment)
from moments
where moment <= $until
