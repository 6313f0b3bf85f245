-- Campaigns that use the register for something else than sales and marketing to client companies.
-- Why: clause 4 names the purposes; another one needs a notice of its own first (GDPR Art. 5(1)(b), 6(4), 13(3)).
-- Remedy: take the persons out of the campaign, or add its type to [controls] in policy.toml if clause 4 covers it.
-- roles: officer, system
-- needs: Campaign, CampaignMember
-- param campaign_types: text[]
-- param other_purposes: text
with used as (
    select CampaignId, count(distinct person_no) as persons
    from campaign_member
    where person_no is not null and not coalesce(IsDeleted, false)
    group by CampaignId
)

select
    'Campaign' as object,
    campaign.Id as record_id,
    null::integer as person_no,
    case
        when regexp_matches(campaign.Name, $other_purposes) then regexp_extract(campaign.Name, $other_purposes, 1)
        else campaign.Type
    end as subject,
    case
        when regexp_matches(campaign.Name, $other_purposes) then 'campaign_name_outside_purpose'
        else 'campaign_type_outside_purpose'
    end as reason,
    used.persons as affected
from campaign
join used on used.CampaignId = campaign.Id
where not coalesce(campaign.IsDeleted, false)
    and (
        regexp_matches(campaign.Name, $other_purposes)
        or lower(trim(campaign.Type)) not in (select unnest($campaign_types::varchar[]))
    )
order by campaign.Id
