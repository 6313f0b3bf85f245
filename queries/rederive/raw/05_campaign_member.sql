-- Take the person numbers out of campaign_member: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table campaign_member drop column person_no
