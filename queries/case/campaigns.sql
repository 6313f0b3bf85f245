-- Campaigns that a case's persons are or were members of, the newest first.
-- roles: officer, staff
-- param case_id: text
select
    campaign.Name as campaign,
    campaign.Type as type,
    member.Status as status,
    member.HasResponded as responded,
    member.FirstRespondedDate as responded_on,
    member.CreatedDate as added_at,
    member.Id as record_id
from campaign_member as member
left join campaign on campaign.Id = member.CampaignId
where member.person_no in (select person_no from case_person where case_id = $case_id)
order by member.CreatedDate desc nulls last, member.Id
