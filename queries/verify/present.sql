-- Which of some records this export still shows: there, in_bin, or unread where its row could not be used.
-- roles: officer, staff, system
-- param record_ids: text[]
with asked as (
    select distinct unnest($record_ids::varchar[]) as record_id
),

found as (
    select asked.record_id, contact.IsDeleted from asked join contact on contact.Id = asked.record_id
    union all
    select asked.record_id, individual.IsDeleted from asked join individual on individual.Id = asked.record_id
    union all
    select asked.record_id, activity.IsDeleted from asked join activity on activity.Id = asked.record_id
    union all
    select asked.record_id, relation.IsDeleted
    from asked
    join activity_relation as relation on relation.Id = asked.record_id
    union all
    select asked.record_id, member.IsDeleted
    from asked
    join campaign_member as member on member.Id = asked.record_id
    union all
    select asked.record_id, role.IsDeleted
    from asked
    join opportunity_contact_role as role on role.Id = asked.record_id
    union all
    select asked.record_id, consent.IsDeleted from asked join consent on consent.Id = asked.record_id
    union all
    select asked.record_id, other_record.IsDeleted
    from asked
    join other_record on other_record.Id = asked.record_id
)

select
    record_id,
    case when bool_and(coalesce(IsDeleted, false)) then 'in_bin' else 'there' end as state
from found
group by record_id
union all
select distinct
    record_id,
    'unread'
from reject
where record_id in (select record_id from asked)
    and record_id not in (select record_id from found)
