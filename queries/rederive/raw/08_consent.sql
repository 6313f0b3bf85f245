-- Take the person numbers out of consent: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table consent drop column person_no
