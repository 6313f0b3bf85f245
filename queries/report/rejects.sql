-- Rows that the import could not use but which name a case's persons.
-- By any of their ids, or by an address that nobody else in the register has and that is no shared mailbox.
-- roles: officer, staff
-- param case_id: text
-- param shared_mailboxes: text[]
with own as (
    select person_no
    from case_person
    where case_id = $case_id
),

record as (
    select distinct left(record_id, 15) as short_id
    from person_record
    where person_no in (from own)
),

address as (
    select lower(trim(Email)) as email
    from contact
    where Email is not null and list_position($shared_mailboxes, split_part(lower(trim(Email)), '@', 1)) is null
    group by 1
    having bool_and(person_no in (from own))
)

select
    coalesce(reject.object, 'File') as object,
    reject.file,
    reject.line_no,
    reject.column_name,
    reject.value,
    reject.text
from reject
where
    left(reject.record_id, 15) in (from record)
    or lower(trim(reject.email)) in (from address)
    or exists (select 1 from record where contains(reject.text, record.short_id))
    or exists (
        select 1
        from address
        where list_contains(
            regexp_extract_all(lower(reject.text), '[^\s<>;:,"()]+@[^\s<>;:,"()]+'),
            address.email
        )
    )
order by reject.file, reject.line_no
