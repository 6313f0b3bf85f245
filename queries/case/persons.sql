-- The persons of a case in the current snapshot, with how long their data are kept and what they have forbidden.
-- roles: officer, staff
-- param case_id: text
select
    person.person_no,
    person.name,
    person.title,
    person.company,
    person.email,
    person.phone,
    person.city,
    person.owner_name,
    person.deleted,
    status.relationship,
    status.relationship_reason,
    status.source,
    status.source_value,
    status.created_on,
    status.last_contact_on,
    status.last_contact_object,
    status.rule,
    status.counted_from,
    status.reference_on,
    status.expires_on,
    status.opted_out,
    coalesce(person_now.held, false) as held,
    coalesce(person_now.on_hold, false) as on_hold,
    person_now.kept_until,
    coalesce(person_now.restricted, false) as restricted,
    coalesce(person_now.has_open_request, false) as has_open_request,
    person_now.queued_action,
    coalesce(person_now.opted_out, false) as opt_out_queued,
    coalesce(person_now.email_opted_out, false) as email_opt_out_queued
from case_person
join person on person.person_no = case_person.person_no
left join person_status as status on status.person_no = case_person.person_no
left join person_now on person_now.person_no = case_person.person_no
where case_person.case_id = $case_id
order by person.person_no
