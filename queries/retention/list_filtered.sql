-- A page of a stretch of the retention list after filters and a search, in another order if asked.
-- Every row says how many there are in all. An empty filter lets everything through, and so does NULL as the
-- persons that a search has found.
-- decisions: none, queued, held, kept_until, requested. sorting: a column of the list.
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
with filtered as (
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
        and ($found::integer[] is null or list.person_no in (select unnest($found::integer[])))
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
