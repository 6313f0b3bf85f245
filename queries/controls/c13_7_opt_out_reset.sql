-- Persons who have objected to marketing and whose objection is gone from the register.
-- Why: clause 13.7 and GDPR Art. 21(3): an objection holds until the person takes it back.
-- Remedy: open the case in the queue: confirm that it is the person, which sets the objection again, or cancel it.
-- roles: officer, system
select
    'case' as object,
    case_now.case_id as record_id,
    min(case_person.person_no) as person_no,
    case_now.case_number::varchar as subject,
    case_now.reason_code as reason,
    1 as affected
from case_now
left join case_person on case_person.case_id = case_now.case_id
where case_now.kind = 'finding'
    and case_now.reason_code = 'opt_out_reset'
    and case_now.state in ('awaiting_second_approval', 'failed')
group by case_now.case_id, case_now.case_number, case_now.reason_code
order by case_now.case_number
