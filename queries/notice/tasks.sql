-- Rows of controls that wait to be corrected by hand, or were and are not proved yet, with the case of each.
-- covered: another act will take the whole person, so that the control no longer looks at them.
-- roles: officer, system
with covered as (
    select
        case_person.case_id,
        bool_or(person_now.queued_action in ('delete', 'anonymise')) as covered
    from case_person
    join person_now on person_now.person_no = case_person.person_no
    group by case_person.case_id
)

select
    case_now.case_id,
    case_now.case_number,
    case_now.state,
    case_now.parameters ->> 'control' as control,
    case_now.parameters ->> 'row' as row_key,
    coalesce(covered.covered, false) as covered
from case_now
left join covered on covered.case_id = case_now.case_id
where case_now.action = 'correct_by_hand'
    and case_now.state not in ('verified', 'cancelled', 'superseded')
order by case_now.case_number
