-- Remember the language that somebody reads the dashboard in.
-- roles: system
-- param user_name: text
-- param language: text
-- writes
update queue.user_account
set language = $language
where user_name = $user_name
