-- Whom some record ids of 15 or 18 characters belong to, with every record of each such person.
-- `asked` is the id that was given; a person's other records have none.
-- roles: officer
-- param record_ids: text[]
with asked as (
    select unnest($record_ids::varchar[]) as asked
),

found as (
    select asked.asked, owner.person_no, asked.asked as record_id
    from asked
    join record_owner as owner
        on owner.id_high = id_high(asked.asked) and owner.id_low = id_low(asked.asked)
    union all
    select asked.asked, person_record.person_no, person_record.record_id
    from asked
    join person_record on left(person_record.record_id, 15) = asked.asked
    where length(asked.asked) = 15
)

select
    person_record.person_no,
    person_record.record_id,
    found.asked
from person_record
left join found on found.record_id = person_record.record_id
where person_record.person_no in (select person_no from found)
order by person_record.person_no, person_record.record_id
