-- How many data-subject requests were open on the day of each import, as the figures of the register are kept.
-- roles: officer
with request as (
    select
        case_now.received_on,
        case_clock.closed_on
    from case_now
    join case_clock on case_clock.case_id = case_now.case_id
    where case_now.kind = 'right'
),

taken as (
    select distinct taken_on
    from figure_history
)

select
    taken.taken_on,
    'open_requests' as figure,
    count(request.received_on) as value
from taken
left join request
    on request.received_on <= taken.taken_on
    and coalesce(request.closed_on > taken.taken_on, true)
group by taken.taken_on
order by taken.taken_on
