-- Take the person numbers out of other_record: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table other_record drop column person_no
