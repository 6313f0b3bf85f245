-- How many records of each object concern a case's persons, rejected rows among them.
-- roles: officer, staff
-- param case_id: text
with own as (
    select person_no
    from case_person
    where case_id = $case_id
),

found as (
    select object, record_id from person_record where person_no in (from own)
    union
    select object, record_id from person_activity where person_no in (from own)
    union
    select object, Id from activity_relation where person_no in (from own)
    union
    select 'CampaignMember', Id from campaign_member where person_no in (from own)
    union
    select 'OpportunityContactRole', Id from opportunity_contact_role where person_no in (from own)
    union
    select object, Id from consent where person_no in (from own)
    union
    select object, record_id from person_other_record where person_no in (from own)
)

select
    object,
    count(*) as records
from found
group by object
order by object
