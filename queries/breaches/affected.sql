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
    string_agg(listed.record_id, ' ' order by listed.record_id) as record_ids
from listed
join record_owner as owner
    on owner.id_high = id_high(listed.record_id) and owner.id_low = id_low(listed.record_id)
join person on person.person_no = owner.person_no
group by all
order by person.name, person.person_no
