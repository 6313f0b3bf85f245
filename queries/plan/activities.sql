-- What an action does to the tasks, events and e-mail messages of some persons.
-- One that concerns another living person too stays: hindrance is shared, and only the tie is cut (act
-- unlink, where the person stands in WhoId). `leaving` are persons who go at the same time: they keep nothing.
-- roles: officer, staff, system
-- param owners: integer[]
-- param person_nos: integer[]
-- param leaving: integer[]
-- param action: text
-- param mark: text
with own as (
    select
        unnest($owners::integer[]) as owner,
        unnest($person_nos::integer[]) as person_no
),

touched as (
    select
        own.owner,
        part.record_id,
        part.activity_person_no,
        bool_or(part.role = 'who') as is_who
    from own
    join person_activity as part on part.person_no = own.person_no
    group by own.owner, part.record_id, part.activity_person_no
),

shared as (
    select distinct touched.owner, touched.record_id
    from touched
    join shared_activity as part
        on part.activity_person_no = touched.activity_person_no and part.record_id = touched.record_id
    join person on person.person_no = part.person_no
    anti join own on own.owner = touched.owner and own.person_no = part.person_no
    where not person.deleted
        and part.person_no not in (select unnest($leaving::integer[]))
)

select
    touched.owner,
    activity.object,
    activity.Id as record_id,
    case
        when activity.IsDeleted then null
        when shared.record_id is not null
            then case when $action = 'delete' and touched.is_who then 'unlink' end
        when $action = 'delete' or activity.object = 'EmailMessage' then 'delete'
        when activity.Description is not null
            or activity.Location is not null
            or activity.Subject not like $mark then 'anonymise'
    end as act,
    case
        when activity.IsDeleted then 'in_bin'
        when shared.record_id is not null then 'shared'
    end as hindrance
from touched
join activity
    on activity.person_no = touched.activity_person_no
    and activity.Id = touched.record_id
left join shared on shared.owner = touched.owner and shared.record_id = touched.record_id
