-- Words to find a person by, sorted: a word, or the beginning of one, is one range.
-- roles: import
-- writes
create or replace table search_token as
from found_token
order by token, person_no
