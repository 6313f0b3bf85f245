-- The remembered hashes that count: of what a copy has proved and none disproves, and of what was only seen.
-- roles: system
with proved as (
    select case_id
    from queue.request_event
    where case_id is not null
    group by case_id
    having max(version) filter (
        where step = 'verify'
            or (step in ('fulfil', 'fulfil_partially') and reason_code = 'proved_by_export')
    ) > coalesce(max(version) filter (where step = 'fail'), 0)
)

select
    suppression.hash,
    suppression.identifier,
    suppression.reason,
    suppression.case_id,
    suppression.since,
    suppression.key_name
from queue.suppression as suppression
where
    suppression.case_id = ''
    or starts_with(suppression.case_id, '@')
    or suppression.case_id in (select proved.case_id from proved)
