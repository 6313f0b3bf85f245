-- The last contact of each person until now, with what it was; without any, the day the record was made.
-- Moments to come are no contact. Nobody's is known unless tasks, events and messages are all in the export.
-- roles: import
-- param today: date
-- param tomorrow: timestamp
-- writes
create or replace temporary table last_contact as
with moment as (
    select person_no, occurred_at as contact_at, object
    from person_activity
    where is_contact and occurred_at < $tomorrow
    union all
    select person_no, FirstRespondedDate, 'CampaignMember'
    from campaign_member
    where
        person_no is not null and FirstRespondedDate <= $today and not coalesce(IsDeleted, false)
    union all
    select person_no, CreatedDate, object
    from contact
    where CreatedDate < $tomorrow
)

select
    person_no,
    helsinki_day(max(contact_at)) as last_contact_on,
    arg_max(object, contact_at) as object
from moment
where (select known from coverage where fact = 'last_contact')
group by person_no
