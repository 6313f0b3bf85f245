-- Where reminders go; NULL for those who get none. Deleted with the account, never written into the history.
-- roles: system
-- writes
alter table queue.user_account add column email varchar
