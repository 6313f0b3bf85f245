-- A page of a stretch of the retention list after filters and search words, in another order if asked.
-- Every row says how many there are in all. An empty filter or word lets everything through; a word is the
-- beginning of a token, `or_word_1` another spelling of the first (a number with its country code).
-- decisions: none, queued, held, kept_until, requested. sorting: a column of the list.
-- roles: officer
-- param today: date
-- param first: integer
-- param last: integer
-- param word_1: text
-- param or_word_1: text
-- param word_2: text
-- param word_3: text
-- param relationships: text[]
-- param rules: text[]
-- param sources: text[]
-- param decisions: text[]
-- param sorting: text
-- param descending: boolean
-- param skip: integer
-- param size: integer
with found as (
    select distinct person_no
    from search_token
    where (
        token >= $word_1 and token < $word_1 || chr(1114111)
        or token >= $or_word_1 and token < $or_word_1 || chr(1114111)
    )
        and ($word_2 = '' or person_no in (
            select person_no from search_token where token >= $word_2 and token < $word_2 || chr(1114111)
        ))
        and ($word_3 = '' or person_no in (
            select person_no from search_token where token >= $word_3 and token < $word_3 || chr(1114111)
        ))
),

filtered as (
    select
        list.*,
        coalesce(person_now.held, false) as held,
        person_now.kept_until,
        coalesce(person_now.has_open_request, false) as has_open_request,
        person_now.queued_action,
        case
            when person_now.queued_action is not null then 'queued'
            when person_now.held then 'held'
            when person_now.kept_until >= $today then 'kept_until'
            when person_now.has_open_request then 'requested'
            else 'none'
        end as decision
    from retention_list as list
    left join person_now on person_now.person_no = list.person_no
    where list.list_position between $first::integer and $last::integer
        and ($word_1 = '' or list.person_no in (select person_no from found))
        and (len($relationships::varchar[]) = 0 or list_contains($relationships::varchar[], list.relationship))
        and (len($rules::varchar[]) = 0 or list_contains($rules::varchar[], list.rule))
        and (len($sources::varchar[]) = 0 or list_contains($sources::varchar[], list.source))
        and (len($decisions::varchar[]) = 0 or list_contains($decisions::varchar[], decision))
),

keyed as (
    select
        *,
        count(*) over () as total,
        case $sorting
            when 'name' then name
            when 'company' then company
            when 'relationship' then relationship
            when 'source' then source
            when 'rule' then rule
            when 'last_contact_on' then last_contact_on::varchar
        end collate fi as sort_key
    from filtered
)

select * exclude (sort_key)
from keyed
order by
    case when not $descending then sort_key end asc nulls last,
    case when $descending then sort_key end desc nulls last,
    case when $descending and $sorting = 'expires_on' then -list_position else list_position end
limit $size::integer
offset $skip::integer
