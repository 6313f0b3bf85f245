-- Whom the newest list of a breach names, as the current register has them: what informing them needs.
-- roles: officer
-- param case_id: text
with list as (
    select arg_max(content, created_at) as content
    from queue.case_material
    where case_id = $case_id and material_kind = 'list_affected'
),

listed as (
    select unnest(from_json(content -> 'record_ids', '["varchar"]')) as record_id
    from list
)

select
    person.person_no,
    person.name,
    person.company,
    person.email,
    person.phone,
    string_agg(person_record.record_id, ' ' order by person_record.record_id) as record_ids
from listed
join person_record on person_record.record_id = listed.record_id
join person on person.person_no = person_record.person_no
group by all
order by person.name, person.person_no
