-- Keep what an account's one-time codes are checked with, sealed, or nothing, which turns them off.
-- roles: system
-- param user_name: text
-- param second_factor: text?
-- writes
update queue.user_account
set second_factor = $second_factor
where user_name = $user_name
