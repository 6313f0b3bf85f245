-- Open cases about the same records as some cases, those left out: what may stand in their way.
-- roles: officer, staff
-- param case_ids: text[]
with own as (
    select unnest($case_ids::varchar[]) as case_id
)

select distinct
    other.case_id,
    other.case_number,
    other.kind,
    other.action,
    other.salesforce_ids,
    other.state,
    other.version,
    other.created_by
from own
join case_record as mine on mine.case_id = own.case_id
join case_record as theirs on theirs.record_id = mine.record_id and theirs.case_id <> mine.case_id
join case_now as other on other.case_id = theirs.case_id
where other.state not in (
    'fulfilled', 'partially_fulfilled', 'rejected', 'withdrawn', 'duplicate', 'verified', 'cancelled',
    'superseded', 'released', 'lapsed', 'sent', 'undeliverable', 'exempt', 'closed'
)
order by other.case_number
