-- Forget what left_out says of touched cases: it is worked out anew.
-- roles: system
-- writes
delete from left_out
where case_id in (select case_id from touched_case)
