-- Take the account numbers out of account: the records as they were exported, to be derived from anew.
-- roles: import
-- writes
alter table account drop column account_no
