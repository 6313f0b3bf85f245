-- Some rows of the retention list by their positions, with what has been decided since the import.
-- roles: officer
-- param positions: integer[]
select
    list.list_position,
    list.person_no,
    list.name,
    list.company,
    list.email,
    list.relationship,
    list.source,
    list.rule,
    list.at_end,
    list.last_contact_on,
    list.expires_on,
    coalesce(person_now.held, false) as held,
    person_now.kept_until,
    coalesce(person_now.has_open_request, false) as has_open_request,
    person_now.queued_action
from retention_list as list
left join person_now on person_now.person_no = list.person_no
where list.list_position in (select unnest($positions::integer[]))
order by list.list_position
