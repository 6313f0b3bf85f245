-- Whether some checks (source, contact details) have left their finding as it was; unknown where the export cannot tell.
-- roles: system
-- param case_ids: text[]
with asked as (
    select
        case_id,
        action,
        case action when 'source_check' then 'source' when 'contact_check' then 'bounced' end as fact
    from case_now
    where case_id in (select unnest($case_ids::varchar[]))
        and action in ('source_check', 'contact_check')
)

select
    asked.case_id,
    coalesce(any_value(coverage.known), false) as known,
    coalesce(bool_or(
        case asked.action
            when 'source_check' then person_status.source = 'unknown'
            else person_status.at_end = 'check'
        end
    ), false) as stands
from asked
left join coverage on coverage.fact = asked.fact
left join case_person on case_person.case_id = asked.case_id
left join person_status on person_status.person_no = case_person.person_no
group by asked.case_id
order by asked.case_id
