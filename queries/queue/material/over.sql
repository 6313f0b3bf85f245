-- Case material whose time is over: its own last day has passed, or its case was closed long enough ago.
-- Days are Helsinki dates. A file that was only kept until its case closes goes with the closing.
-- roles: system
-- param today: date
-- param terminal: text[]
-- param cases_closed_by: date
-- param breaches_closed_by: date
with closing as (
    select
        case_id,
        timezone('Europe/Helsinki', timezone('UTC', min(happened_at)))::date as closed_on
    from queue.request_event
    where
        case_id is not null
        and state in (select unnest($terminal::varchar[]))
    group by case_id
)

select
    material.material_id,
    request.case_id,
    request.case_number,
    request.salesforce_ids
from queue.case_material as material
join queue.request_queue as request on request.case_id = material.case_id
left join closing on closing.case_id = material.case_id
left join queue.attachment as attachment on attachment.material_id = material.material_id
where
    material.delete_after < $today
    or (attachment.until_closed and closing.closed_on is not null)
    or (request.kind <> 'breach' and closing.closed_on <= $cases_closed_by)
    or (request.kind = 'breach' and closing.closed_on <= $breaches_closed_by)
order by request.case_number, material.material_id
