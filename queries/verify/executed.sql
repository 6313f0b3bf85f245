-- Cases that somebody says were carried out, with when: what a newer export can prove.
-- A rectification is proved by its list of corrections; without one it is closed by hand. A note moves nothing.
-- ground: for keeping a part, as it was last proposed or approved.
-- roles: system
with happened as (
    select
        case_id,
        max(happened_at) filter (where step = 'execute') as executed_at,
        min(happened_at) filter (where step = 'claim') as claimed_at,
        coalesce(max(version) filter (where step = 'propose'), 0) as proposal
    from queue.request_event
    where case_id in (select case_id from case_now where state = 'executed')
    group by case_id
),

reason as (
    select
        event.case_id,
        arg_max(event.ground, event.version) as ground
    from queue.request_event as event
    join happened on happened.case_id = event.case_id and event.version >= happened.proposal
    where event.step in ('propose', 'approve')
        and event.ground is not null
    group by event.case_id
),

correction as (
    select
        case_id,
        arg_max(details ->> 'fields', version) as fields,
        arg_max(material_hash, version) as material_hash
    from queue.request_event
    where step = 'correct'
        and case_id in (select case_id from happened)
    group by case_id
),

listed as (
    select correction.case_id
    from correction
    join queue.case_material as material
        on material.case_id = correction.case_id
        and material.material_hash = correction.material_hash
    where correction.fields <> '{}'
)

select
    case_now.case_id,
    case_now.version,
    case_now.action,
    case_now.parameters,
    happened.executed_at,
    happened.claimed_at,
    reason.ground
from case_now
join happened on happened.case_id = case_now.case_id
left join reason on reason.case_id = case_now.case_id
where case_now.state = 'executed'
    and (
        case_now.action in (
            'delete', 'anonymise', 'opt_out', 'opt_out_email', 'erasure', 'restriction', 'objection', 'source_check',
            'contact_check', 'lift_restriction', 'correct_by_hand'
        )
        or (case_now.action = 'rectification' and case_now.case_id in (select case_id from listed))
    )
order by case_now.case_number
