-- Take the person numbers out of activity: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table activity drop column person_no
