-- What a case's persons have filled in themselves: downloads, newsletter and contact forms they answered.
-- A membership without a response was made by the staff.
-- roles: officer, staff
-- param case_id: text
select
    member.Id as id,
    campaign.Name as form,
    campaign.Type as type,
    member.FirstRespondedDate as responded_on,
    member.FirstName as first_name,
    member.LastName as last_name,
    member.Title as title,
    member.CompanyOrAccount as company,
    member.Email as email,
    member.Phone as phone,
    member.MobilePhone as mobile_phone,
    member.Street as street,
    member.PostalCode as postal_code,
    member.City as city,
    member.Country as country
from campaign_member as member
left join campaign on campaign.Id = member.CampaignId
where
    member.person_no in (select person_no from case_person where case_id = $case_id)
    and member.HasResponded
    and not coalesce(member.IsDeleted, false)
order by member.FirstRespondedDate desc nulls last, member.Id
