-- Numbers of persons whose name, company, e-mail, phone or id begins with each of up to three words, by name.
-- Words come folded: lower case, no accents. Where fewer are given, the first stands in their place too;
-- `or_first` is another spelling of the first (a phone number with its country code). Ranges, not starts_with:
-- the token table is sorted, and only a range reads no more than it needs.
-- roles: officer, staff
-- param first: text
-- param or_first: text
-- param second: text
-- param third: text
-- param rows: integer
with first_hit as (
    select person_no from search_token where token >= $first and token < $first || chr(1114111)
    union
    select person_no from search_token where token >= $or_first and token < $or_first || chr(1114111)
),

second_hit as (
    select person_no from search_token where token >= $second and token < $second || chr(1114111)
),

third_hit as (
    select person_no from search_token where token >= $third and token < $third || chr(1114111)
),

hit as (
    select person_no
    from first_hit
    where
        ($second = $first or person_no in (from second_hit))
        and ($third = $first or person_no in (from third_hit))
)

select person.person_no
from hit
join person on person.person_no = hit.person_no
order by person.name, person.person_no
limit $rows
