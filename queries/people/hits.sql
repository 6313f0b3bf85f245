-- Numbers of persons whose name, company, e-mail, phone or id begins with a word, as many as are asked for.
-- The word comes folded: lower case, no accents; `or_word` is another spelling (a number with its country code).
-- Of many it gives those with the first words in the alphabet, and reads no more than it needs: the table is sorted.
-- roles: officer, staff
-- param word: text
-- param or_word: text
-- param rows: integer
with hit as (
    (select person_no from search_token where token >= $word and token < $word || chr(1114111) limit 2000)
    union all
    (
        select person_no
        from search_token
        where $or_word <> $word and token >= $or_word and token < $or_word || chr(1114111)
        limit 2000
    )
)

select distinct person_no
from hit
order by person_no
limit $rows
