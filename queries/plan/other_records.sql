-- What an action does to records of other objects that name some persons in any column.
-- Those that are about the person go or are emptied; a contract or an order is not: Salesforce empties its
-- link when the contact goes, and hindrance says stays, so that somebody reads it.
-- roles: officer, staff, system
-- param owners: integer[]
-- param person_nos: integer[]
-- param action: text
-- param mark: text
with own as (
    select
        unnest($owners::integer[]) as owner,
        unnest($person_nos::integer[]) as person_no
),

found as (
    select distinct
        own.owner,
        other_record.object,
        other_record.Id as record_id,
        coalesce(other_record.IsDeleted, false) as in_bin,
        other_record.object in (
            'Case', 'CaseContactRole', 'ContractContactRole', 'ContactPointEmail', 'ContactPointPhone',
            'ContactPointAddress', 'Note', 'Attachment', 'TopicAssignment'
        ) as about,
        coalesce(
            data ->> 'SuppliedName', data ->> 'SuppliedEmail', data ->> 'SuppliedPhone',
            data ->> 'SuppliedCompany', data ->> 'Description'
        ) is null and (data ->> 'Subject') like $mark as anonymous
    from own
    join person_other_record as part on part.person_no = own.person_no
    join other_record on other_record.object = part.object and other_record.Id = part.record_id
)

select
    owner,
    object,
    record_id,
    case
        when in_bin or not about then null
        when $action = 'delete' then 'delete'
        when object in ('CaseContactRole', 'ContractContactRole') then null
        when object <> 'Case' then 'delete'
        when anonymous is not true then 'anonymise'
    end as act,
    case when in_bin then 'in_bin' when not about then 'stays' end as hindrance
from found
