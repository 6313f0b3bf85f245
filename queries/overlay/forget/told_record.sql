-- Forget what told_record says of touched cases: it is worked out anew.
-- roles: system
-- writes
delete from told_record
where case_id in (select case_id from touched_case)
