-- Numbers of persons who have words that begin with each of two or three words, as many as are asked for.
-- Words come folded; where two are given, the second stands in the place of the third, too, and nothing is read for
-- it. The first, the longest, finds the fewest: the others are looked for among them.
-- roles: officer, staff
-- param first: text
-- param second: text
-- param third: text
-- param rows: integer
with first_hit as materialized (
    select person_no from search_token where token >= $first and token < $first || chr(1114111)
),

second_hit as (
    select distinct person_no
    from search_token
    where token >= $second and token < $second || chr(1114111) and person_no in (from first_hit)
),

third_hit as (
    select person_no
    from search_token
    where $third <> $second and token >= $third and token < $third || chr(1114111)
        and person_no in (from first_hit)
)

select person_no
from second_hit
where $third = $second or person_no in (from third_hit)
order by person_no
limit $rows
