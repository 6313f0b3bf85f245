-- Give an account another key for its calendar, or none, which ends the subscription.
-- roles: system
-- param user_name: text
-- param calendar_key: text?
-- writes
update queue.user_account
set calendar_key = $calendar_key
where user_name = $user_name
