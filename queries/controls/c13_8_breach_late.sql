-- Breaches that nobody has assessed yet, or that are past 72 hours without a notification or a reason.
-- Why: clause 13.8; the authority is told within 72 hours of awareness, weekends included (GDPR Art. 33(1)).
-- Remedy: assess the risk, then notify the authority with the reason of the delay, or write down why not.
-- roles: officer, system
-- param now: timestamp
-- param breach_hours: integer
with known as (
    select
        case_id,
        arg_max(coalesce(try_cast(details ->> 'aware_at' as timestamp), happened_at), version) as aware_at
    from queue.request_event
    where step in ('become_aware', 'correct_aware') and case_id is not null
    group by case_id
),

breach as (
    select
        case_now.*,
        coalesce(
            known.aware_at, try_cast(case_now.parameters ->> 'aware_at' as timestamp), case_now.received_at
        ) as aware_at
    from case_now
    left join known on known.case_id = case_now.case_id
    where case_now.kind = 'breach' and case_now.state in ('aware', 'assessed')
)

select
    'case' as object,
    case_id as record_id,
    null::integer as person_no,
    case_number::varchar as subject,
    case
        when aware_at + to_hours($breach_hours) < $now then 'past_the_time_limit' else 'not_assessed'
    end as reason,
    1 as affected
from breach
where state = 'aware' or aware_at + to_hours($breach_hours) < $now
order by case_number
