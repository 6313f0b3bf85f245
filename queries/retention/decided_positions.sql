-- Where in a stretch of the retention list those stand about whom something has been decided, after filters.
-- sorting: one of the list's orders, in which they come.
-- roles: officer
-- param today: date
-- param first: integer
-- param last: integer
-- param relationships: text[]
-- param rules: text[]
-- param sources: text[]
-- param decisions: text[]
-- param sorting: text
select stand_now.list_position
from stand_now
join person_now on person_now.person_no = stand_now.person_no
where stand_now.list_position between $first and $last
    and (len($relationships::varchar[]) = 0 or list_contains($relationships::varchar[], stand_now.relationship))
    and (len($rules::varchar[]) = 0 or list_contains($rules::varchar[], stand_now.rule))
    and (len($sources::varchar[]) = 0 or list_contains($sources::varchar[], stand_now.source))
    and list_contains(
        $decisions::varchar[],
        case
            when person_now.held then 'held'
            when person_now.queued_action is not null then 'queued'
            when person_now.kept_until >= $today then 'kept_until'
            when person_now.has_open_request then 'requested'
            else 'none'
        end
    )
order by
    case $sorting
        when 'name' then stand_now.name_place
        when 'company' then stand_now.company_place
        when 'last_contact_on' then stand_now.last_contact_on_place
        else stand_now.list_position
    end
