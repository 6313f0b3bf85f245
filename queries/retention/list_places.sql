-- Some rows of the retention list in one of its other orders, between two places, after filters.
-- An empty filter lets everything through. decisions: none, queued, held, kept_until, requested.
-- roles: officer
-- param today: date
-- param sorting: text
-- param first_place: integer
-- param last_place: integer
-- param first: integer
-- param last: integer
-- param relationships: text[]
-- param rules: text[]
-- param sources: text[]
-- param decisions: text[]
-- param skip: integer
-- param size: integer
with decided as (
    select
        *,
        case
            when held then 'held'
            when queued_action is not null then 'queued'
            when kept_until >= $today then 'kept_until'
            when has_open_request then 'requested'
        end as decision
    from person_now
)

select
    list.* exclude (sorting, place),
    coalesce(decided.held, false) as held,
    decided.kept_until,
    coalesce(decided.has_open_request, false) as has_open_request,
    decided.queued_action
from retention_order as list
left join decided on decided.person_no = list.person_no
where list.sorting = $sorting
    and list.place between $first_place::integer and $last_place::integer
    and list.list_position between $first::integer and $last::integer
    and (len($relationships::varchar[]) = 0 or list_contains($relationships::varchar[], list.relationship))
    and (len($rules::varchar[]) = 0 or list_contains($rules::varchar[], list.rule))
    and (len($sources::varchar[]) = 0 or list_contains($sources::varchar[], list.source))
    and (
        len($decisions::varchar[]) = 0
        or list_contains($decisions::varchar[], coalesce(decided.decision, 'none'))
    )
order by list.place
limit $size::integer
offset $skip::integer
