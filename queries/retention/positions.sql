-- Where in a stretch of the retention list those stand who have words that begin with up to three words.
-- Words come folded. Where fewer are given, the first stands in their place, too; `or_first` is another spelling
-- of it. A page of them, and with each how many there are in all.
-- What is compared with the first word there is to have nothing read where a word was not given: the engine sees it
-- before it begins. Further words are looked for among whom the first, the longest, has found.
-- roles: officer
-- param first: integer
-- param last: integer
-- param word: text
-- param or_word: text
-- param second: text
-- param third: text
-- param skip: integer
-- param size: integer
with hit as materialized (
    select list_position
    from search_token
    where token >= $word and token < $word || chr(1114111)
        and list_position between $first::integer and $last::integer
    union
    select list_position
    from search_token
    where $or_word <> $word and token >= $or_word and token < $or_word || chr(1114111)
        and list_position between $first::integer and $last::integer
),

second_hit as (
    select list_position
    from search_token
    where $second <> $word and token >= $second and token < $second || chr(1114111)
        and list_position in (from hit)
),

third_hit as (
    select list_position
    from search_token
    where $third <> $second and token >= $third and token < $third || chr(1114111)
        and list_position in (from hit)
),

found as materialized (
    select list_position
    from hit
    where
        ($second = $word or list_position in (from second_hit))
        and ($third = $second or list_position in (from third_hit))
)

select
    list_position,
    (select count(*) from found) as total
from found
order by list_position
limit $size::integer
offset $skip::integer
