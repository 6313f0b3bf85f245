-- Take the person numbers out of opportunity_contact_role: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table opportunity_contact_role drop column person_no
