-- The relation rows that tie some persons to activities which stay because they concern others too.
-- Of an anonymised person only those of e-mail messages go: they carry the address.
-- roles: officer, staff, system
-- param owners: integer[]
-- param person_nos: integer[]
-- param activity_ids: text[]
-- param action: text
with own as (
    select
        unnest($owners::integer[]) as owner,
        unnest($person_nos::integer[]) as person_no
)

select
    own.owner,
    activity_relation.object,
    activity_relation.Id as record_id,
    case when activity_relation.IsDeleted then null else 'delete' end as act,
    case when activity_relation.IsDeleted then 'in_bin' end as hindrance
from own
join activity_relation on activity_relation.person_no = own.person_no
where activity_relation.ActivityRecordId in (select unnest($activity_ids::varchar[]))
    and ($action = 'delete' or activity_relation.object = 'EmailMessageRelation')
