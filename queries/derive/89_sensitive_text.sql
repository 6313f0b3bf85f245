-- What looks like a code or a word in free text that clause 6 does not declare, one row a find.
-- kind: identity_code, account, card, special_word. Only the form is looked at: control characters are not.
-- In messages the account numbers and the words are the other party's business: an invoice has both.
-- roles: import
-- param special_words: text
-- writes
create or replace table sensitive_text as
with custom as (
    select object, Id, person_no, unnest(map_entries(data::map(varchar, varchar)), recursive := true)
    from (
        select object, Id, person_no, extra as data, IsDeleted from contact
        union all
        select 'CampaignMember', Id, person_no, extra, IsDeleted from campaign_member
        union all
        select object, Id, person_no, extra, IsDeleted from activity
        union all
        select 'Opportunity', Id, person_no, extra, IsDeleted from opportunity
        union all
        select object, Id, person_no, data, IsDeleted from other_record
    )
    where data is not null and not coalesce(IsDeleted, false)
),

written as (
    select object, Id, person_no, 'Description' as field, Description as text, true as is_note
    from contact
    where not coalesce(IsDeleted, false)
    union all
    select 'CampaignMember', Id, person_no, 'Description', Description, true
    from campaign_member
    where not coalesce(IsDeleted, false)
    union all
    select 'Opportunity', Id, person_no, unnest(['Description', 'NextStep']), unnest([Description, NextStep]), true
    from opportunity
    where not coalesce(IsDeleted, false)
    union all
    select
        object, Id, person_no,
        unnest(['Subject', 'Description', 'Body']),
        unnest([Subject, Description, coalesce(TextBody, HtmlBody)]),
        object <> 'EmailMessage'
    from activity
    where not coalesce(IsDeleted, false)
    union all
    select object, Id, person_no, key, value, true
    from custom
),

found as (
    select object, Id, person_no, field, unnest([
        {
            'kind': 'identity_code',
            'finds': regexp_extract_all(text, '(?i)\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b')
        },
        {'kind': 'card', 'finds': regexp_extract_all(text, '\b\d(?:[ -]?\d){12,18}\b')},
        {
            'kind': 'account',
            'finds': if(
                is_note, regexp_extract_all(text, '\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b'), []
            )
        },
        {'kind': 'special_word', 'finds': if(is_note, regexp_extract_all(text, $special_words, 1), [])}
    ], recursive := true)
    from written
    where text is not null
)

select distinct object, Id as record_id, person_no, field, kind, unnest(finds) as candidate
from found
order by object, record_id, field, kind, candidate
