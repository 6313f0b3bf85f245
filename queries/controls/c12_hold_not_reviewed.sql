-- Legal holds and restrictions that nobody has looked at for long.
-- Why: clause 12 keeps data only while they are needed; a hold without an end needs looking at (GDPR Art. 5(1)(e)).
-- Remedy: open the case, write down why the hold still stands, or ask for its release.
-- roles: officer, system
-- param now: timestamp
-- param hold_review_months: integer
select
    'case' as object,
    case_now.case_id as record_id,
    min(case_person.person_no) as person_no,
    case_now.case_number::varchar as subject,
    'hold_not_reviewed' as reason,
    greatest(count(distinct case_person.person_no), 1) as affected
from case_now
left join case_person on case_person.case_id = case_now.case_id
where case_now.kind = 'legal_hold'
    and case_now.state = 'active'
    -- A note is a look, too: every event of the case counts, not only its steps.
    and (
        select max(event.happened_at)
        from queue.request_event as event
        where event.case_id = case_now.case_id
    ) < $now - to_months($hold_review_months)
group by case_now.case_id, case_now.case_number
order by case_now.case_number
