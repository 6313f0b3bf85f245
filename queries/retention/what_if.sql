-- How many persons would have expired by today and by the first of the coming 24 months, were the rules others.
-- One row a rule and day: expired as it is, expired as it would be, and the earliest last day among those that
-- would change. Rules that are not given stay as they are.
-- roles: officer
-- param today: date
-- param rules: text[]
-- param months: integer[]
-- param days: integer[]
with asked as (
    select
        unnest($rules::varchar[]) as rule,
        unnest($months::integer[]) as months,
        unnest($days::integer[]) as days
),

day as (
    select $today::date as day
    union all
    select (date_trunc('month', $today::date) + to_months(unnest(range(1, 25))::integer))::date
),

computed as (
    select
        cube.rule,
        cube.expires_on as is_on,
        case
            when asked.rule is null then cube.expires_on
            else (cube.reference_on + to_months(asked.months))::date + asked.days
        end as would_be_on,
        sum(cube.persons)::bigint as persons
    from expiry_cube as cube
    left join asked on asked.rule = cube.rule
    where cube.expires_on is not null
    group by all
)

select
    computed.rule,
    day.day,
    coalesce(sum(persons) filter (where is_on < day.day), 0)::bigint as expired,
    coalesce(sum(persons) filter (where would_be_on < day.day), 0)::bigint as would_be_expired,
    min(would_be_on) filter (where (is_on < day.day) <> (would_be_on < day.day)) as from_on
from computed
cross join day
group by computed.rule, day.day
order by computed.rule, day.day
