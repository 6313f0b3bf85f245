-- Campaign memberships again, each with its person (by id, else by an address of one reader), sorted by it.
-- roles: import
-- writes
create or replace table campaign_member as
select
    coalesce(contact.person_no, lead.person_no, either.person_no, by_address.person_no) as person_no,
    campaign_member.*
from campaign_member
left join person_of_id as contact on contact.record_id = campaign_member.ContactId
left join person_of_id as lead on lead.record_id = campaign_member.LeadId
left join person_of_id as either on either.record_id = campaign_member.LeadOrContactId
left join person_of_address as by_address
    on by_address.email = plain(campaign_member.Email)
    and campaign_member.ContactId is null
    and campaign_member.LeadId is null
    and campaign_member.LeadOrContactId is null
order by 1 nulls last, campaign_member.Id
