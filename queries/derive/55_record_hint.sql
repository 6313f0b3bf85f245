-- What tells of the source of records whose LeadSource is empty or only says "the site" (clause 7).
-- roles: import
-- param response_within_days: integer
-- writes
create or replace temporary table record_hint as
with near as (
    select
        contact.Id as record_id,
        policy_word.meaning as campaign_source,
        campaign_member.FirstRespondedDate as responded_on
    from contact
    join campaign_member
        on campaign_member.person_no = contact.person_no
        and coalesce(campaign_member.ContactId, campaign_member.LeadId, campaign_member.LeadOrContactId)
        = contact.Id
    join campaign on campaign.Id = campaign_member.CampaignId
    join policy_word on policy_word.kind = 'campaign_type' and policy_word.word = plain(campaign.Type)
    where
        coalesce(campaign_member.HasResponded, campaign_member.FirstRespondedDate is not null)
        and abs(date_diff(
            'day',
            helsinki_day(contact.CreatedDate),
            coalesce(campaign_member.FirstRespondedDate, helsinki_day(campaign_member.CreatedDate))
        )) <= $response_within_days
)

select
    record_id,
    arg_min(campaign_source, responded_on) as campaign_source
from near
group by record_id
