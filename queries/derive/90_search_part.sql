-- Every end of every word of a name or an address, with the word: a part of a word is the beginning of an end of it.
-- Words are few: the same names stand on many persons. From three letters on, and the whole word among them.
-- roles: import
-- writes
create or replace table search_part as
with word as (
    select distinct token
    from search_token
    where is_word and length(token) between 3 and 60
),

ending as (
    select
        token,
        unnest(range(1, length(token) - 1)) as begins
    from word
)

select
    substr(token, begins) as part,
    token as word
from ending
order by part, length(word), word
