-- Forget what case_clock says of touched cases: it is worked out anew.
-- roles: system
-- writes
delete from case_clock
where case_id in (select case_id from touched_case)
