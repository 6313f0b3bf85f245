-- A page of a stretch of the retention list after filters and a search, in another order if asked.
-- Every row says how many there are in all. An empty filter lets everything through, and so does NULL as the
-- positions that a search has found. decisions: none, queued, held, kept_until, requested.
-- sorting: a column of the list; words as Finns sort them, å ä ö at the end.
-- roles: officer
-- param today: date
-- param first: integer
-- param last: integer
-- param found: integer[]?
-- param relationships: text[]
-- param rules: text[]
-- param sources: text[]
-- param decisions: text[]
-- param sorting: text
-- param descending: boolean
-- param skip: integer
-- param size: integer
with decided as materialized (
    select
        *,
        case
            when held then 'held'
            when queued_action is not null then 'queued'
            when kept_until >= $today then 'kept_until'
            when has_open_request then 'requested'
        end as decision
    from person_now
),

filtered as materialized (
    select
        list.list_position,
        case $sorting
            when 'name' then lower(list.name)
            when 'company' then lower(list.company)
            when 'relationship' then list.relationship
            when 'source' then list.source
            when 'rule' then list.rule
            when 'last_contact_on' then list.last_contact_on::varchar
        end as sort_word,
        -- Only words with letters beyond ASCII are put in the order of the Finnish alphabet: it is dear.
        if(strlen(sort_word) = length(sort_word), sort_word, translate(sort_word, 'åäö', '{|}')) as sort_key
    from retention_list as list
    left join decided on decided.person_no = list.person_no
    where list.list_position between $first::integer and $last::integer
        and ($found::integer[] is null or list.list_position in (select unnest($found::integer[])))
        and (len($relationships::varchar[]) = 0 or list_contains($relationships::varchar[], list.relationship))
        and (len($rules::varchar[]) = 0 or list_contains($rules::varchar[], list.rule))
        and (len($sources::varchar[]) = 0 or list_contains($sources::varchar[], list.source))
        and (
            len($decisions::varchar[]) = 0
            or list_contains($decisions::varchar[], coalesce(decided.decision, 'none'))
        )
),

page as materialized (
    select
        *,
        case when $descending then sort_key end as falling,
        if($descending and $sorting = 'expires_on', -list_position, list_position) as place
    from filtered
    order by
        case when not $descending then sort_key end nulls last,
        falling desc nulls last,
        place
    limit $size::integer
    offset $skip::integer
)

select
    list.*,
    coalesce(decided.held, false) as held,
    decided.kept_until,
    coalesce(decided.has_open_request, false) as has_open_request,
    decided.queued_action,
    (select count(*) from filtered) as total
from page
join retention_list as list on list.list_position = page.list_position
left join decided on decided.person_no = list.person_no
order by
    case when not $descending then page.sort_key end nulls last,
    page.falling desc nulls last,
    page.place
