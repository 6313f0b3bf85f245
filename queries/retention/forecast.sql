-- How many persons fall due in each of the coming 24 months, by relationship, without those decided about.
-- month is its first day; a person falls due on the day after the last day of keeping.
-- roles: officer, system
-- param today: date
with months as (
    select unnest(range(0, 24)) as offset_months
),

month as (
    select (date_trunc('month', $today::date) + to_months(offset_months::integer))::date as month
    from months
),

counted as (
    select relationship, expires_on, persons
    from expiry_cube
    where expires_on >= $today
    union all
    select status.relationship, status.expires_on, -1
    from person_now
    join stand_now as status on status.person_no = person_now.person_no
    where status.expires_on >= $today
        and (
            person_now.queued_action is not null
            or person_now.held
            or person_now.kept_until >= $today
            or person_now.has_open_request
        )
),

due as (
    select
        relationship,
        date_trunc('month', expires_on + 1)::date as month,
        sum(persons)::bigint as persons
    from counted
    group by all
),

relationships as (
    select distinct relationship from expiry_cube
)

select
    month.month,
    relationships.relationship,
    coalesce(due.persons, 0) as persons
from month
cross join relationships
left join due on due.month = month.month and due.relationship = relationships.relationship
order by month.month, relationships.relationship
