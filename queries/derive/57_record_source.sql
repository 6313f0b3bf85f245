-- The source of each contact and lead with its reason, in the order of the policy (clause 7).
-- roles: import
-- param response_within_days: integer
-- param staff_entry: boolean
-- writes
create or replace temporary table record_source as
with creator as (
    select
        Id,
        coalesce(UserType, 'Standard') <> 'Standard'
        or plain(Name) in (select word from policy_word where kind = 'web_form_user')
        or plain(Id) in (select word from policy_word where kind = 'web_form_user') as is_form
    from salesforce_user
),

reasoned as (
    select
        contact.person_no,
        contact.CreatedDate as created_at,
        contact.LeadSource as source_value,
        mapped.meaning as mapped_source,
        record_hint.campaign_source,
        case
            when record_hint.campaign_source is not null
                and (website.word is not null or contact.LeadSource is null) then 'campaign'
            when mapped.meaning is not null then 'lead_source'
            when contact.LeadSource is not null then 'not_mapped'
            when abs(date_diff('day', contact.CreatedDate, person_hint.first_consent_at))
                <= $response_within_days then 'consent'
            when creator.is_form then 'web_form'
            when person_hint.first_message_at < contact.CreatedDate then 'message'
            when $staff_entry and not creator.is_form
                and (select known from coverage where fact = 'source') then 'staff_entry'
            else 'nothing'
        end as reason
    from contact
    left join policy_word as mapped on mapped.kind = 'lead_source' and mapped.word = plain(contact.LeadSource)
    left join policy_word as website
        on website.kind = 'website_value' and website.word = plain(contact.LeadSource)
    left join record_hint on record_hint.record_id = contact.Id
    left join person_hint on person_hint.person_no = contact.person_no
    left join creator on creator.Id = contact.CreatedById
)

select
    reasoned.* exclude (mapped_source, campaign_source),
    case reason
        when 'campaign' then campaign_source when 'lead_source' then mapped_source
        when 'consent' then 'website_newsletter' when 'web_form' then 'website_contact_form'
        when 'message' then 'interaction' when 'staff_entry' then 'staff' else 'unknown'
    end as source
from reasoned
