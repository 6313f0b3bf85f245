-- Memberships, roles, consents and other records that name a case's persons, each by an id or an address.
-- roles: officer, staff
-- param case_id: text
with own as (
    select person_no
    from case_person
    where case_id = $case_id
),

-- Only the deals of those: a left join would otherwise first take in the whole table. See case/deals.
part as materialized (
    select account_no, opportunity_id
    from person_opportunity
    where person_no in (from own)
),

deal as (
    select Id, Name
    from opportunity
    where account_no in (select account_no from part where account_no is not null)
    union all
    select Id, Name
    from opportunity
    where account_no is null and Id in (select opportunity_id from part where account_no is null)
)

select
    'CampaignMember' as object,
    member.Id as record_id,
    concat_ws(', ', campaign.Name, member.Status) as says,
    member.CreatedDate as dated_at,
    'named' as why,
    coalesce(member.ContactId, member.LeadId) as linked_to
from campaign_member as member
left join campaign on campaign.Id = member.CampaignId
where member.person_no in (from own)
union all
select
    'OpportunityContactRole',
    role.Id,
    concat_ws(', ', opportunity.Name, role.Role),
    role.CreatedDate,
    'named',
    role.ContactId
from opportunity_contact_role as role
left join deal as opportunity on opportunity.Id = role.OpportunityId
where role.person_no in (from own)
union all
select
    object,
    Id,
    concat_ws(', ', coalesce(ContactPointType, Name), PrivacyConsentStatus),
    coalesce(CaptureDate, ConsentCapturedDateTime),
    'named',
    coalesce(PartyId, ConsentGiverId)
from consent
where person_no in (from own)
union all
select part.object, part.record_id, left(record.data::varchar, 200), null, 'named', null
from person_other_record as part
join other_record as record on record.object = part.object and record.Id = part.record_id
where part.person_no in (from own)
order by object, dated_at desc nulls last, record_id
