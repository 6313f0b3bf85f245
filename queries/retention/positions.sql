-- Where in a stretch of the retention list those stand who have words that begin with up to three words.
-- Words come folded. Where fewer are given, the first stands in their place, too; `or_first` is another spelling
-- of it. A page of them, and with each how many there are in all.
-- roles: officer
-- param first: integer
-- param last: integer
-- param word: text
-- param or_word: text
-- param second: text
-- param third: text
-- param skip: integer
-- param size: integer
with hit as (
    select distinct list_position
    from search_token
    where token >= $word and token < $word || chr(1114111)
        and list_position between $first::integer and $last::integer
    union
    select list_position
    from search_token
    where token >= $or_word and token < $or_word || chr(1114111)
        and list_position between $first::integer and $last::integer
),

second_hit as (
    select list_position from search_token where token >= $second and token < $second || chr(1114111)
),

third_hit as (
    select list_position from search_token where token >= $third and token < $third || chr(1114111)
)

select
    list_position,
    count(*) over () as total
from hit
where
    ($second = $word or list_position in (from second_hit))
    and ($third = $word or list_position in (from third_hit))
order by list_position
limit $size::integer
offset $skip::integer
