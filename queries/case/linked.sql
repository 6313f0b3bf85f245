-- Cases that belong together with one: what it continues or repeats, and the reverse; the same message.
-- roles: officer, staff
-- param case_id: text
with this as (
    select case_id, case_number, intake_no, previous_case_id
    from case_now
    where case_id = $case_id
),

repeat as (
    select
        case_id,
        try_cast(details ->> 'of_case' as integer) as of_case
    from queue.request_event
    where step = 'mark_duplicate'
),

tie as (
    select other.case_id, 'previous' as tie
    from this join case_now as other on other.case_id = this.previous_case_id
    union all
    select other.case_id, 'next'
    from this join case_now as other on other.previous_case_id = this.case_id
    union all
    select other.case_id, 'original'
    from this
    join repeat on repeat.case_id = this.case_id
    join case_now as other on other.case_number = repeat.of_case
    union all
    select repeat.case_id, 'duplicate'
    from this join repeat on repeat.of_case = this.case_number
    union all
    select other.case_id, 'message'
    from this join case_now as other on other.intake_no = this.intake_no and other.case_id <> this.case_id
)

select
    tie.tie,
    other.case_id,
    other.case_number,
    other.kind,
    other.action,
    other.salesforce_ids,
    other.parameters,
    other.received_on,
    other.state,
    other.version,
    other.created_by
from tie
join case_now as other on other.case_id = tie.case_id
order by other.case_number
