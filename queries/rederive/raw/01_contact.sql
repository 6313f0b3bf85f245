-- Take the person numbers out of contact: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table contact drop column person_no
