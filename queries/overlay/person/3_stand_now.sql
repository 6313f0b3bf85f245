-- Where touched persons stand in the copy of whom something has been decided or asked: taken off its figures.
-- A copy of a few rows of `person_status`: they lie scattered, and joining them read the whole of it each time.
-- roles: system
-- writes
create view stand_now_anew as
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
where status.person_no in (
    select person_now.person_no
    from person_now
    join touched_person on touched_person.person_no = person_now.person_no
)
order by status.person_no
