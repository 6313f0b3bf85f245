-- Alarms that no officer has settled: who was erased or has objected, and seems to be back.
-- In the shape of a control, for the two controls that tell them apart by reason.
-- roles: system
-- writes
create view open_alarm as
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
    and case_now.reason_code in ('came_back', 'opt_out_reset')
    and case_now.state in ('awaiting_second_approval', 'failed')
group by case_now.case_id, case_now.case_number, case_now.reason_code
