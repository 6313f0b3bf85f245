-- Who may not be mailed by this copy and by what was decided since, one row a person and reason.
-- Every record counts, whatever became of it: the bin, a merge and a conversion end no objection (Art. 21(3)).
-- An act that is closed gives way to a consent that is newer; what is open gives way to nothing.
-- roles: system
-- writes
create view no_mail as
with asked as (
    select
        case_person.person_no,
        case_now.action,
        case_now.kind,
        case_now.state,
        case_now.received_on,
        case_now.state in ('fulfilled', 'partially_fulfilled', 'rejected', 'verified') as closed
    from case_now
    join case_person on case_person.case_id = case_now.case_id
    where case_now.state not in ('cancelled', 'superseded', 'withdrawn', 'duplicate', 'released', 'lapsed')
)

select person_no, 'opted_out' as reason
from person_status
where email_opt_out or individual_opt_out or consent_opt_out
union
select person_no, 'opted_out'
from contact
where HasOptedOutOfEmail
union
select person_no, 'opted_out'
from individual
where (HasOptedOutSolicit or HasOptedOutProcessing) and person_no is not null
union
select asked.person_no, 'objected'
from asked
left join consented as newer on newer.person_no = asked.person_no
where asked.action in ('marketing_objection', 'opt_out', 'opt_out_email', 'consent_withdrawal', 'objection')
    and not (asked.action = 'objection' and asked.state = 'rejected')
    and not (asked.closed and coalesce(newer.consented_at::date > asked.received_on, false))
union
select person_no, 'restricted'
from asked
where action in ('restriction', 'restrict') and (kind = 'legal_hold' or not closed)
union
select person_no, 'erasing'
from asked
where action in ('erasure', 'delete', 'anonymise') and not closed
union
select person_no, 'deleted'
from person
where deleted
