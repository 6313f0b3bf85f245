-- Every record that the persons of some cases have in this snapshot, whichever of them the cases name.
-- roles: officer, staff, system
-- param case_ids: text[]
select
    case_person.case_id,
    list(distinct person_record.record_id order by person_record.record_id) as record_ids
from case_person
join person_record on person_record.person_no = case_person.person_no
where case_person.case_id in (select unnest($case_ids::varchar[]))
group by case_person.case_id
order by case_person.case_id
