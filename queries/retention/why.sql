-- Where one person stands and by what: relationship, rule, the day it counts from, and what was decided since.
-- roles: officer
-- param person_no: integer
select
    person.deleted,
    status.relationship_reason,
    status.last_contact_on,
    status.last_contact_object,
    status.rule,
    status.counted_from,
    status.reference_on,
    status.expires_on,
    coalesce(person_now.on_hold, false) as on_hold,
    coalesce(person_now.restricted, false) as restricted,
    person_now.kept_until,
    coalesce(person_now.has_open_request, false) as has_open_request,
    person_now.queued_action
from person
left join person_status as status on status.person_no = person.person_no
left join person_now on person_now.person_no = person.person_no
where person.person_no = $person_no
