-- Persons of a source (and, if given, of one Salesforce value) about whom nothing has been queued yet.
-- An empty value stands for persons without one.
-- roles: officer
-- param source: text
-- param source_value: text?
select status.person_no
from person_status as status
left join person_now on person_now.person_no = status.person_no
where status.source = $source
    and ($source_value::varchar is null or coalesce(status.source_value, '') = $source_value)
    and not coalesce(person_now.source_check_queued, false)
    and person_now.queued_action is null
order by status.person_no
