-- A page of those of a stretch of the retention list who have words that begin with up to three words.
-- Words come folded. Where fewer are given, the first stands in their place, too; `or_first` is another spelling
-- of it. Every row says how many there are in all. The words know the positions: the list is read for one page only.
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
),

found as materialized (
    select list_position
    from hit
    where
        ($second = $word or list_position in (from second_hit))
        and ($third = $word or list_position in (from third_hit))
),

page as materialized (
    select list_position
    from found
    order by list_position
    limit $size::integer
    offset $skip::integer
),

-- The texts from the cards: the rows of a search lie scattered.
shown as materialized (
    select list_position, person_no, relationship, source, rule, at_end, last_contact_on, expires_on
    from retention_list
    where list_position in (select list_position from page)
),

found_card as materialized (
    select person_no, card
    from person_card
    where person_no in (select person_no from shown)
),

card as (
    select person_no, string_split(card, chr(31)) as part
    from found_card
)

select
    shown.*,
    nullif(card.part[1], '') as name,
    nullif(card.part[3], '') as company,
    nullif(card.part[4], '') as email,
    coalesce(person_now.held, false) as held,
    person_now.kept_until,
    coalesce(person_now.has_open_request, false) as has_open_request,
    person_now.queued_action,
    (select count(*) from found) as total
from shown
join card on card.person_no = shown.person_no
left join person_now on person_now.person_no = shown.person_no
order by shown.list_position
