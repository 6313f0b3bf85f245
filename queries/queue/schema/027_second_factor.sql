-- What one-time codes are checked with: encrypted with a key outside of the database; NULL where they are off.
-- roles: system
-- writes
alter table queue.user_account add column second_factor varchar
