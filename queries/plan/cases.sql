-- Cases that are carried out in Salesforce, as they stand, with how their person stands in this snapshot.
-- joined: the person has records here that the case does not know; returned: only an equal address ties a
-- living one of them to the case.
-- roles: officer, staff, system
-- param case_ids: text[]
with asked as (
    select unnest($case_ids::varchar[]) as case_id
),

record as (
    select
        case_person.case_id,
        case_person.person_no,
        person_record.record_id,
        known.record_id is not null as known,
        person_record.link_reason,
        coalesce(contact.IsDeleted, false) as deleted
    from asked
    join case_person on case_person.case_id = asked.case_id
    join person_record on person_record.person_no = case_person.person_no
    left join contact
        on contact.person_no = person_record.person_no
        and contact.Id = person_record.record_id
    left join case_record as known
        on known.case_id = case_person.case_id
        and known.record_id = person_record.record_id
),

resolved as (
    select
        case_id,
        count(distinct person_no) as persons,
        list(record_id) as record_ids,
        bool_or(not known) as joined,
        bool_or(not known and not deleted and link_reason = 'email')
        or (
            bool_or(not known and not deleted and link_reason = 'itself')
            and bool_and(link_reason = 'email') filter (where known)
        ) as returned
    from record
    group by case_id
)

select
    case_now.case_id,
    case_now.case_number,
    case_now.kind,
    case_now.action,
    case_now.received_at,
    case_now.salesforce_ids,
    coalesce(resolved.persons, 0)::integer as persons,
    coalesce(resolved.record_ids, []) as record_ids,
    coalesce(resolved.joined, false) as joined,
    coalesce(resolved.returned, false) as returned
from asked
join case_now on case_now.case_id = asked.case_id
left join resolved on resolved.case_id = asked.case_id
order by case_now.case_number
