-- Take the person numbers out of individual: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table individual drop column person_no
