-- Every round of informing, the newest first: its order, and how many persons stand where.
-- roles: officer, system
with newest as (
    select
        case_id,
        delivery_id,
        arg_max(state, version) as state
    from queue.notice_delivery
    where case_id is not null
    group by case_id, delivery_id
),

figure as (
    select
        case_id,
        count(*) as persons,
        count(*) filter (where state = 'queued') as queued,
        count(*) filter (where state in ('sending', 'unclear')) as unclear,
        count(*) filter (where state = 'sent') as sent,
        count(*) filter (where state = 'bounced') as bounced,
        count(*) filter (where state = 'undeliverable') as undeliverable,
        count(*) filter (where state = 'exempt') as exempt,
        count(*) filter (where state = 'open') as taken_back
    from newest
    group by case_id
)

select
    case_now.case_id,
    case_now.case_number,
    case_now.state,
    case_now.last_step,
    case_now.parameters,
    case_now.created_at,
    case_now.created_by,
    figure.* exclude (case_id)
from case_now
join figure on figure.case_id = case_now.case_id
where case_now.kind = 'notice' and case_now.action = 'inform'
order by case_now.case_number desc
