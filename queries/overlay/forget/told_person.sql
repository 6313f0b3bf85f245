-- Forget what told_person says of touched persons and of those of touched rounds: it is worked out anew.
-- roles: system
-- writes
delete from told_person
where person_no in (
    select person_no
    from touched_person
    union
    select person_no
    from told_record
    where case_id in (select case_id from touched_case)
)
