-- Rows that the import could not use but which name a case's persons, by id or by address.
-- roles: officer, staff
-- param case_id: text
with own as (
    select person_no
    from case_person
    where case_id = $case_id
),

address as (
    select lower(trim(Email)) as email
    from contact
    where person_no in (from own) and Email is not null
)

select
    reject.file,
    reject.line_no,
    reject.column_name,
    reject.reason,
    reject.text
from reject
where
    reject.record_id in (select record_id from person_record where person_no in (from own))
    or lower(trim(reject.email)) in (from address)
order by reject.file, reject.line_no
