-- The records of everybody of a relationship and a source; NULL stands for any. At most some persons.
-- roles: officer
-- param relationship: text?
-- param source: text?
-- param rows: integer
with own as (
    select person_no
    from person_status
    where
        ($relationship is null or relationship = $relationship)
        and ($source is null or source = $source)
    order by person_no
    limit $rows
)

select
    person_no,
    record_id,
    null as asked
from person_record
where person_no in (from own)
order by person_no, record_id
