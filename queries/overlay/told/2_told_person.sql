-- What telling touched persons, and those of touched rounds, needs to know of them, as the copy has it.
-- A copy of a few rows of `informing_person`: they lie scattered, and joining them read the whole of it each time.
-- modified_at: when the main record was last changed (naive UTC), if it is a contact or a lead.
-- roles: system
-- writes
create view told_person_anew as
with touched as materialized (
    select person_no
    from touched_person
    union
    select person_no
    from told_record
    where case_id in (select case_id from touched_case)
),

-- Only the records of those: a left join would otherwise first take in the whole table.
record as (
    select person_no, Id, LastModifiedDate
    from contact
    where person_no in (select person_no from touched)
)

select
    copy.*,
    person.main_id,
    record.LastModifiedDate as modified_at
from touched
join informing_person as copy on copy.person_no = touched.person_no
join person on person.person_no = touched.person_no
left join record on record.person_no = touched.person_no and record.Id = person.main_id
