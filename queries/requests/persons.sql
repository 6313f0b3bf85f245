-- Who each of some cases is about in the current snapshot.
-- Nobody where the records are gone, several names where they were split since.
-- roles: officer, staff
-- param case_ids: text[]
select
    case_person.case_id,
    string_agg(coalesce(person.name, person.email), ', ' order by person.person_no) as person,
    any_value(person.company) as company,
    count(*) as persons
from case_person
join person on person.person_no = case_person.person_no
where case_person.case_id in (select unnest($case_ids::varchar[]))
group by case_person.case_id
