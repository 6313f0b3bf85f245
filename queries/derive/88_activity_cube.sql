-- How much contact history there is of persons, by object and day: all of it, with notes, with tracking.
-- The rules for activities, notes and tracking data (clause 12) are counted from it. Days are those of UTC:
-- converting every moment would cost more than the few hours around midnight are worth.
-- roles: import
-- writes
create or replace table activity_cube as
select
    object,
    occurred_at::date as occurred_on,
    count(*) as activities,
    count(*) filter (where coalesce(Description, TextBody, HtmlBody) is not null) as noted,
    count(*) filter (where IsOpened or FirstOpenedDate is not null) as tracked
from activity
where person_no is not null and not coalesce(IsDeleted, false)
group by object, occurred_on
union all
select
    'CampaignMember',
    coalesce(FirstRespondedDate, LastModifiedDate::date, CreatedDate::date),
    count(*),
    count(*) filter (where Description is not null),
    count(*) filter (where HasResponded or FirstRespondedDate is not null)
from campaign_member
where person_no is not null and not coalesce(IsDeleted, false)
group by all
order by object, occurred_on
