-- What an action does to the campaign memberships and contact roles of some persons.
-- An opt-out takes them out of campaigns that are known to be open; a restriction deletes nothing (Art. 18(2)), and
-- hindrance says campaign. Of an anonymised person they stay: Salesforce copies the emptied name and address.
-- roles: officer, staff, system
-- param owners: integer[]
-- param person_nos: integer[]
-- param action: text
with own as (
    select
        unnest($owners::integer[]) as owner,
        unnest($person_nos::integer[]) as person_no
),

open_campaign as (
    select campaign.Id as campaign_id
    from campaign, snapshot
    where campaign.IsDeleted is not true
        and campaign.IsActive is not false
        and coalesce(campaign.Status, '') not in ('Completed', 'Aborted')
        and coalesce(campaign.EndDate >= snapshot.today, true)
),

found as (
    select own.owner, 'CampaignMember' as object, member.Id as record_id, member.IsDeleted, member.CampaignId
    from own
    join campaign_member as member on member.person_no = own.person_no
    union all
    select own.owner, 'OpportunityContactRole', role.Id, role.IsDeleted, null
    from own
    join opportunity_contact_role as role on role.person_no = own.person_no
)

select
    owner,
    object,
    record_id,
    case
        when IsDeleted then null
        when $action = 'delete' then 'delete'
        when $action = 'opt_out' and CampaignId in (select campaign_id from open_campaign) then 'delete'
    end as act,
    case
        when IsDeleted then 'in_bin'
        when $action = 'restrict' and CampaignId in (select campaign_id from open_campaign) then 'campaign'
    end as hindrance
from found
