-- The ids of every record of one person: what a case about that person holds.
-- roles: officer, staff
-- param person: integer
select
    object,
    record_id
from person_record
where person_no = $person
order by object, record_id
