-- Campaign memberships of a case's persons with every column, and what the campaign was.
-- roles: officer, staff
-- param case_id: text
select
    'CampaignMember' as object,
    member.* exclude (person_no, file_no),
    campaign.Name as campaign_name,
    campaign.Type as campaign_type
from campaign_member as member
left join campaign on campaign.Id = member.CampaignId
where member.person_no in (select person_no from case_person where case_id = $case_id)
order by member.CreatedDate desc nulls last, member.Id
