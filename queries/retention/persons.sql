-- What a decision about some persons needs: their Salesforce ids, and what stands in the way of each.
-- roles: officer
-- param person_nos: integer[]
with chosen as (
    select unnest($person_nos::integer[]) as person_no
)

select
    chosen.person_no,
    list(person_record.record_id order by person_record.record_id) as record_ids,
    coalesce(bool_or(person_now.held), false) as held,
    max(person_now.kept_until) as kept_until,
    coalesce(bool_or(person_now.has_open_request), false) as has_open_request,
    max(person_now.queued_action) as queued_action,
    coalesce(bool_or(person_now.source_check_queued), false) as source_check_queued,
    coalesce(bool_or(person_now.conflict_settled), false) as conflict_settled,
    max(person_status.expires_on) as expires_on
from chosen
join person_record on person_record.person_no = chosen.person_no
left join person_now on person_now.person_no = chosen.person_no
left join person_status on person_status.person_no = chosen.person_no
group by chosen.person_no
order by chosen.person_no
