-- Numbers of persons who have words that begin with each of two or three words, as many as are asked for.
-- Words come folded; where two are given, the second stands in the place of the third, too.
-- roles: officer, staff
-- param first: text
-- param second: text
-- param third: text
-- param rows: integer
with first_hit as (
    select distinct person_no from search_token where token >= $first and token < $first || chr(1114111)
),

second_hit as (
    select person_no from search_token where token >= $second and token < $second || chr(1114111)
),

third_hit as (
    select person_no from search_token where token >= $third and token < $third || chr(1114111)
)

select person_no
from first_hit
where
    person_no in (from second_hit)
    and ($third = $second or person_no in (from third_hit))
order by person_no
limit $rows
