-- How many persons stand where today, by relationship and rule, corrected by what was decided since the import.
-- status: expired, due_soon, later and unknown by date; queued, held, kept_until and requested by decision.
-- roles: officer
-- param today: date
-- param soon: date
with counted as (
    select
        relationship,
        rule,
        expires_on,
        null as mark,
        persons
    from expiry_cube
),

decided as (
    select
        status.relationship,
        status.rule,
        status.expires_on,
        case
            when person_now.held then 'held'
            when person_now.queued_action is not null then 'queued'
            when person_now.kept_until >= $today then 'kept_until'
            when person_now.has_open_request then 'requested'
        end as mark
    from person_now
    join stand_now as status on status.person_no = person_now.person_no
),

moved as (
    select * from counted
    union all
    select relationship, rule, expires_on, null, -1 from decided where mark is not null
    union all
    select relationship, rule, expires_on, mark, 1 from decided where mark is not null
)

select
    relationship,
    rule,
    case
        when mark is not null then mark
        when expires_on is null then 'unknown'
        when expires_on < $today then 'expired'
        when expires_on <= $soon then 'due_soon'
        else 'later'
    end as status,
    sum(persons)::bigint as persons
from moved
group by all
having sum(persons) <> 0
order by relationship, rule, status
