-- Numbers of persons who have one of up to eight whole words, some of each; an empty text stands for no word.
-- A branch a word: each reads only where its word stands, which a list of words would not. Where an empty text might
-- stand the engine cannot tell, and would read everything.
-- roles: officer, staff
-- param word_1: text
-- param word_2: text
-- param word_3: text
-- param word_4: text
-- param word_5: text
-- param word_6: text
-- param word_7: text
-- param word_8: text
-- param most: integer
with hit as (
    (select person_no from search_token where token = $word_1 and token <> '' limit $most)
    union all
    (select person_no from search_token where token = $word_2 and token <> '' limit $most)
    union all
    (select person_no from search_token where token = $word_3 and token <> '' limit $most)
    union all
    (select person_no from search_token where token = $word_4 and token <> '' limit $most)
    union all
    (select person_no from search_token where token = $word_5 and token <> '' limit $most)
    union all
    (select person_no from search_token where token = $word_6 and token <> '' limit $most)
    union all
    (select person_no from search_token where token = $word_7 and token <> '' limit $most)
    union all
    (select person_no from search_token where token = $word_8 and token <> '' limit $most)
)

select distinct person_no
from hit
order by person_no
