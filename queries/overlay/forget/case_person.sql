-- Forget what case_person says of touched cases: it is worked out anew.
-- roles: system
-- writes
delete from case_person
where case_id in (select case_id from touched_case)
