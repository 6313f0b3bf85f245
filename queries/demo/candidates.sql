-- Persons that the demo's cases can be about, those expired longest first.
-- roles: system
-- param today: date
select
    listed.person_no,
    person.name,
    person.email,
    coalesce(listed.expires_on < $today, false) as expired,
    status.opted_out,
    (
        select list(record.record_id order by record.record_id)
        from person_record as record
        where record.person_no = listed.person_no
    ) as record_ids
from retention_list as listed
join person on person.person_no = listed.person_no
join person_status as status on status.person_no = listed.person_no
where person.email is not null
order by listed.list_position
limit 120
