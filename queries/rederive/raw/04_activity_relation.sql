-- Take the person numbers out of activity_relation: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table activity_relation drop column person_no
