-- Take the person numbers out of opportunity: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table opportunity drop column person_no
