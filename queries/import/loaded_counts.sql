-- How many records of each file stand in the tables now.
-- roles: import
with placed as (
    select file_no from account
    union all select file_no from contact
    union all select file_no from individual
    union all select file_no from activity
    union all select file_no from activity_relation
    union all select file_no from campaign
    union all select file_no from campaign_member
    union all select file_no from opportunity
    union all select file_no from opportunity_contact_role
    union all select file_no from consent
    union all select file_no from salesforce_user
    union all select file_no from other_record
)

select
    file_no,
    count(*) as loaded
from placed
group by file_no
order by file_no
