-- Persons who seem to have come back: their records, source, the days they were made and changed, what stands.
-- open_to_marketing: nothing forbids it in this copy, that is known, and no opt-out is on its way.
-- consented_at: the newest consent to e-mail.
-- told: the alarms that any record of theirs has raised, by reason and the case that was done once.
-- roles: system
-- param person_nos: integer[]
with waiting as (
    select case_person.person_no
    from case_person
    join case_now on case_now.case_id = case_person.case_id
    where case_now.kind in ('marketing', 'finding', 'right')
        and case_now.action in ('opt_out', 'opt_out_email', 'restrict', 'restriction', 'objection')
        and case_now.state in ('approved', 'claimed', 'executed', 'failed')
),

told as (
    select
        case_person.person_no,
        list(distinct {
            'reason': case_now.reason_code,
            'case_id': coalesce(case_now.previous_case_id, '')
        }) as told
    from case_person
    join case_now on case_now.case_id = case_person.case_id
    where case_now.reason_code in ('came_back', 'opt_out_reset')
    group by case_person.person_no
),

record as (
    select
        person_record.person_no,
        list(person_record.record_id order by person_record.record_id) as record_ids,
        max(contact.LastModifiedDate) as modified_at
    from person_record
    left join contact
        on contact.person_no = person_record.person_no
        and contact.Id = person_record.record_id
    where person_record.person_no in (select unnest($person_nos::integer[]))
    group by person_record.person_no
)

select
    person.person_no,
    person.main_id,
    person_word(concat_ws(' ', person.first_name, person.last_name)) as name,
    record.record_ids,
    status.source,
    person.created_on,
    timezone('Europe/Helsinki', timezone('UTC', record.modified_at))::date as modified_on,
    status.email_opt_out is false
        and not status.opted_out
        and person.person_no not in (select person_no from waiting) as open_to_marketing,
    consented.consented_at,
    coalesce(told.told, []) as told
from record
join person on person.person_no = record.person_no
join person_status as status on status.person_no = record.person_no
left join consented on consented.person_no = record.person_no
left join told on told.person_no = record.person_no
order by person.person_no
