-- Persons who have opted out of marketing and yet are members of an active campaign.
-- Why: clause 13.7 and GDPR Art. 21(3): the data shall no longer be processed for marketing.
-- Remedy: queue an opt-out on the Opt-outs screen: it also removes the person from open campaigns.
-- roles: officer, system
-- needs: Campaign, CampaignMember, opt_out_email
select
    'CampaignMember' as object,
    member.Id as record_id,
    member.person_no,
    campaign.Id as subject,
    'opted_out_in_active_campaign' as reason,
    1 as affected
from campaign_member as member
join campaign on campaign.Id = member.CampaignId
join person_status as status on status.person_no = member.person_no
left join person_now on person_now.person_no = member.person_no
where campaign.IsActive
    and status.opted_out
    and not coalesce(person_now.opted_out, false)
    and not coalesce(member.IsDeleted, false)
order by member.person_no, member.Id
