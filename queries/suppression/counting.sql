-- Whose remembered hashes count: the cases of what a copy has proved and none disproves, and what was only seen.
-- Those who were erased count once a copy has proved it and while none disproves it: then the case itself is open.
-- What was only seen has no case, but '' or '@' and something.
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

select distinct suppression.case_id
from queue.suppression as suppression
where
    suppression.case_id = ''
    or starts_with(suppression.case_id, '@')
    or suppression.case_id in (select proved.case_id from proved)
