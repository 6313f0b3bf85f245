-- Who has subscribed to the calendar: the SHA-256 of the secret in its address, NULL for nobody.
-- roles: system
-- writes
alter table queue.user_account add column calendar_key varchar
