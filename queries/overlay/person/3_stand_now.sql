-- Where those stand in the copy about whom something has been decided or asked: what is taken off its figures.
-- A copy of a few rows of `person_status`: they lie scattered, and joining them read the whole of it each time.
-- roles: system
-- writes
create table stand_now as
select
    status.person_no,
    status.relationship,
    status.source,
    status.rule,
    status.expires_on,
    status.opted_out,
    status.opt_out_conflict,
    status.list_position,
    place.name_place,
    place.company_place,
    place.last_contact_on_place
from person_status as status
join retention_place as place on place.list_position = status.list_position
where status.person_no in (select person_no from person_now)
order by status.person_no
