-- Forget what case_now says of touched cases: it is worked out anew.
-- roles: system
-- writes
delete from case_now
where case_number in (select case_number from touched_case)
